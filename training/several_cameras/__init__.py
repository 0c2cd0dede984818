"""Renders one scene as several cameras see it, with its exact truth, and measures tracking with several cameras."""
