"""`handmirror bench --quality`: how well hands are found, told apart and placed in clips of hard moments."""
