"""Hand gestures as data: what they are, reading and writing them, matching hands with them, learning new ones."""
