"""Renders the clips of `handmirror bench --quality`: moments at which hand trackers fail, with their exact truth."""
