"""Numbers and nouns for messages."""


def plural(number: int, noun: str) -> str:
    """Such as "1 frame" or "2 frames"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
