"""Says what is in a recorded session and writes it as an animated mesh, for Blender, Unity, Godot or the web.

python examples/session_to_glb.py SESSION hand.glb
"""

import argparse
from pathlib import Path

from handmirror import ExportFormat, UserError, export, open_session


def main(session: Path, out: Path) -> None:
    """Export what the tracker wrote; nothing is tracked again."""
    with open_session(session) as opened:
        lines = opened.results()
        hands = sorted({f"{hand.side} hand {hand.track}" for line in lines for hand in line.hands})
        print(f"{opened.facts.source.label}: {len(opened.frames)} frames, {len(lines)} tracked, {', '.join(hands)}")
    exported = export(session, ExportFormat.GLB, out, overwrite=True)
    print(f"{exported.samples} hand poses in {exported.path}; units and import settings: {exported.readme}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("session", type=Path)
    parser.add_argument("out", type=Path, metavar="hand.glb")
    try:
        main(**vars(parser.parse_args()))
    except UserError as error:
        parser.error(str(error))
