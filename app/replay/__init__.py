"""Replaying and comparing sessions in the window."""
