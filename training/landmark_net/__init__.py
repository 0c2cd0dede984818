"""Converts Google's published hand networks to this project's weights."""
