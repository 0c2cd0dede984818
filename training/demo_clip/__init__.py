"""Renders the bundled demo clip, with its truth, from the hand model."""
