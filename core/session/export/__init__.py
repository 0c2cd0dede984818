"""Sessions in the formats of animation, robotics and research programs: see core.session.export.exporter."""
