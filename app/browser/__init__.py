"""The browser of recorded sessions."""
