"""Writes a benchmark folder clip by clip; an interrupted run continues."""

import hashlib
import json
import secrets
import shutil
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import av

from handmirror.core.bench.quality.manifest import (
    MANIFEST,
    TRUTH,
    VIDEO,
    ClipFacts,
    Manifest,
    check_clip,
    clip_name,
    read_manifest,
    write_manifest,
)
from handmirror.core.errors import UserError
from handmirror.core.files import make_folder, write_errors
from handmirror.training.hard_moments.clip import MomentClip, prepare_clip
from handmirror.training.synthetic.knobs import Knobs
from handmirror.training.synthetic.studio import Studio

ENCODER = {"crf": "18", "preset": "veryfast", "threads": "1"}


def open_benchmark(root: Path, plan: Manifest) -> Manifest:
    """The manifest of a folder with the clips that are done; UserError when it holds something else."""
    if not (root / MANIFEST).exists():
        if root.exists() and any(root.iterdir()):
            raise UserError(f"The folder {root} has other files in it: choose another folder with --out.")
        make_folder(root)
        write_manifest(root, plan)
        return plan
    known = read_manifest(root)
    if not known.is_same_plan(plan):
        raise UserError(f"The folder {root} holds a benchmark with other options: choose another folder with --out.")
    done = tuple(clip for clip in known.clips if _is_whole(root, clip))
    return replace(known, clips=done)


def render_missing(
    root: Path, manifest: Manifest, announce: Callable[[str], None], advance: Callable[[int], None]
) -> Manifest:
    """Render the clips that a folder lacks.

    `announce` is called with the name of each clip, `advance` with the number of frames done.
    """
    done = {clip.name for clip in manifest.clips}
    studio = Studio(Knobs())
    for kind, half, number in manifest.planned:
        name = clip_name(kind, half, number)
        if name in done:
            continue
        announce(name)
        clip = prepare_clip(studio, manifest, kind, half, number)
        hashes = write_clip(root / name, clip, manifest.fps, advance)
        facts = ClipFacts(name, kind, half, clip.variant, clip.frames, hashes)
        manifest = replace(manifest, clips=(*manifest.clips, facts))
        write_manifest(root, manifest)
    return manifest


def write_clip(folder: Path, clip: MomentClip, fps: int, advance: Callable[[int], None]) -> dict[str, str]:
    """Write a clip into its folder, which appears when it is whole; the hashes of its files."""
    part = folder.with_name(f".{folder.name}.{secrets.token_hex(4)}.part")
    make_folder(part)
    try:
        with write_errors(part, "free some space"):
            _write_files(part, clip, fps, advance)
            shutil.rmtree(folder, ignore_errors=True)
            part.replace(folder)
            return {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in (VIDEO, TRUTH)}
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _write_files(part: Path, clip: MomentClip, fps: int, advance: Callable[[int], None]) -> None:
    with (
        (part / TRUTH).open("w", encoding="utf-8") as truth,
        av.open(str(part / VIDEO), "w", options={"movflags": "faststart"}) as container,
    ):
        stream = container.add_stream("libx264", rate=Fraction(fps), options=ENCODER)
        stream.width, stream.height = clip.view.size
        stream.pix_fmt = "yuv420p"
        for image, line in clip.images():
            truth.write(json.dumps(line, separators=(",", ":")) + "\n")
            container.mux(stream.encode(av.VideoFrame.from_ndarray(image, format="rgb24")))
            advance(1)
        container.mux(stream.encode(None))


def _is_whole(root: Path, clip: ClipFacts) -> bool:
    try:
        check_clip(root, clip)
    except UserError:
        return False
    return True
