"""Training data: reading shards, and what turns published data sets into them (core.clips writes them)."""
