"""Numbers of things in words for people."""


def counted(number: int, thing: str) -> str:
    """Such as "1 frame" or "2 frames"."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
