"""Tracks a video with a network of your own and says how far its hands are away.

python examples/own_checkpoint.py mine.safetensors clip.mp4    # made by python -m handmirror.training.export
"""

import argparse
from pathlib import Path

import numpy as np

from handmirror import HandTracker, Intrinsics, UserError, open_source, read_checkpoint


def main(checkpoint: Path, clip: str) -> None:
    """Print the checkpoint's description, then use it."""
    config, facts = read_checkpoint(checkpoint)
    print(f"stage {config.stage}, {config.num_frame} frames, licence: {facts.licence or 'not stated'}")
    print(f"trained on: {', '.join(facts.training_data) or 'not stated'}")
    tracker, intrinsics = HandTracker(checkpoint=checkpoint), Intrinsics.parse(fov_deg=60)
    with open_source(clip) as source:
        results = [tracker.track(frame, intrinsics.for_frame(frame)) for frame in source]
    depths = [hand.joints[0, 2] for result in results for hand in result.hands]
    if depths:
        print(f"{len(depths)} hands in {len(results)} frames, {100 * np.median(depths):.0f} cm away in the median")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("clip")
    try:
        main(**vars(parser.parse_args()))
    except UserError as error:
        parser.error(str(error))
