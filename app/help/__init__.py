"""The Help menu: user guide, keyboard shortcuts, log folder, system report."""
