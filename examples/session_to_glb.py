"""Says what is in a recorded session and writes it as an animated mesh, for Blender, Unity, Godot or the web.

python examples/session_to_glb.py SESSION hand.glb
"""

import sys
from pathlib import Path

from handmirror import ExportFormat, export, open_session


def main(session: str, out: str) -> None:
    """Export what the tracker wrote; nothing is tracked again."""
    with open_session(Path(session)) as opened:
        lines = opened.results()
        hands = sorted({f"{hand.side} hand {hand.track}" for line in lines for hand in line.hands})
        print(f"{opened.facts.source.label}: {len(opened.frames)} frames, {len(lines)} tracked, {', '.join(hands)}")
    exported = export(Path(session), ExportFormat.GLB, Path(out), overwrite=True)
    print(f"{exported.samples} hand poses in {exported.path}; units and import settings: {exported.readme}")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
