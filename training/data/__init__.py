"""Training data: the shards' schema, writing and reading them, and what turns other data into them."""
