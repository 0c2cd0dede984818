"""The network as it is trained, and as it is loaded and exported afterwards."""
