"""What is written to disk: poses, session facts, overlay video."""
