"""Endless labelled images and clips of hands, rendered from the hand model."""
