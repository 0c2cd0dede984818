"""Typed settings of a training config, and the YAML they come from."""
