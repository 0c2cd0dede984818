"""The inspector: figures of the hands and of the tracking beside the picture."""
