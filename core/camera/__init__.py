"""Where frames come from: sources, intrinsics, the latest-frame slot."""
