"""General parts: banner, status line, icons, theme, and a field for paths."""
