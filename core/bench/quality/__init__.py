"""`handmirror bench --quality`: how well hands are found, identified and placed in clips of hard moments."""
