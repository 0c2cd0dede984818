"""Use without a mouse: order of the focus, its ring, the list of shortcuts."""
