"""Endless labelled pictures and clips of hands, rendered from the hand model."""
