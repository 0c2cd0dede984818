"""One scene of `hard_moments` as several cameras see it: a video and its truth for each, and `cameras.json`."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
from numpy.typing import NDArray

from handmirror.core.bench.quality.manifest import SEEDS, VERSION, Manifest
from handmirror.core.camera.calibration.calibration import Calibration
from handmirror.core.camera.projection import project
from handmirror.core.cameras.rig import CameraPose, Rig, write_rig
from handmirror.core.errors import UserError
from handmirror.core.files import make_folder, write_errors
from handmirror.core.hand.rotation import axis_angle_to_matrix
from handmirror.core.types import Image
from handmirror.training.hard_moments.clip import prepare_clip
from handmirror.training.hard_moments.folder import ENCODER
from handmirror.training.hard_moments.kinds import KINDS, Kind
from handmirror.training.hard_moments.script import Key, Script
from handmirror.training.synthetic.background import make_stage, paint_far
from handmirror.training.synthetic.camera import Camera
from handmirror.training.synthetic.clip import Take, finish, render_image
from handmirror.training.synthetic.draw import View
from handmirror.training.synthetic.knobs import Knobs
from handmirror.training.synthetic.scene import HandMotion
from handmirror.training.synthetic.studio import Studio


def sweep(script: Script) -> tuple[HandMotion, ...]:
    """A hand that is moved through the whole space that the cameras see, as for a calibration."""
    person, side, free = script.person(), script.side(), script.free
    seconds = np.linspace(0, script.seconds, max(3, round(script.seconds / 0.7)))
    keys = [Key(second, script.inside(script.uniform(-0.12, 0.12), spread=0.25)) for second in seconds]
    return (script.hand(person, side, free(person), script.walk(keys)),)


OWN_KINDS = {"sweep": Kind(sweep)}  # in addition to those of hard_moments
STEPS = 4  # moments of the scene for each frame, at which cameras can be triggered
# of the other cameras: degrees about the scene's origin, and distances relative to the first one's
PLACES = ((50.0, 5.0, 1.0), (-45.0, 15.0, 1.1), (20.0, 40.0, 1.2))


@dataclass(frozen=True)
class Shot:
    """What to render."""

    kind: str = "plain"  # of hard_moments
    number: int = 0  # of the clip, in the tuning half
    cameras: int = 2
    size: tuple[int, int] = (640, 360)
    fps: int = 30
    seconds: float = 3.0
    late: int = 0  # quarters of a frame by which the cameras beside the first one are triggered later


def video_of(folder: Path, camera: int) -> Path:
    """The video of a camera, counted from 1."""
    return folder / f"camera_{camera}.mp4"


def truth_of(folder: Path, camera: int) -> Path:
    """The truth of a camera's frames in its own axes, as `poses.jsonl` with joints only."""
    return folder / f"camera_{camera}.truth.jsonl"


def rig_of(folder: Path) -> Path:
    """The true cameras; the times of all videos begin at 0, so the offsets are true, too."""
    return folder / "cameras.json"


def render(folder: Path, shot: Shot, advance: Callable[[int], None] = lambda frames: None) -> None:
    """Render the videos and their truth into a folder; UserError for an unknown kind."""
    if shot.kind not in (kinds := (*OWN_KINDS, *KINDS)):
        raise UserError(f"Unknown kind {shot.kind!r}: give one of {', '.join(kinds)}.")
    make_folder(folder)
    studio = Studio(Knobs())
    manifest = Manifest(VERSION, SEEDS, (shot.kind,), 100, shot.size, shot.fps * STEPS, shot.seconds + STEPS / shot.fps)
    clip = prepare_clip(studio, manifest, shot.kind, "tuning", shot.number, OWN_KINDS.get(shot.kind))
    takes = [clip.take, *(_from_beside(clip.take, number) for number in range(shot.cameras - 1))]
    offset_ns = round(1e9 * shot.late / STEPS / shot.fps)
    poses = []
    for number, take in enumerate(takes, 1):
        view = take.camera.view(0)
        first = shot.late if number > 1 else 0
        moments = first + STEPS * np.arange(round(shot.seconds * shot.fps))
        with write_errors(folder):
            frames = _frames(studio, take, view, moments)
            _write((video_of(folder, number), truth_of(folder, number)), frames, shot, advance)
        # x_camera = R x_first + t, the first camera being the world
        rotation = view.rotation
        t = view.shift - rotation @ clip.view.shift
        name = video_of(folder, number).name
        poses.append(CameraPose(name, Calibration(view.K, shot.size), rotation, t, offset_ns if number > 1 else 0))
    write_rig(rig_of(folder), Rig(tuple(poses)))


def _from_beside(take: Take, number: int) -> Take:
    """The take as seen by another camera that looks at the scene's origin, too."""
    yaw, pitch, distance = PLACES[number % len(PLACES)]
    about_x, about_y = axis_angle_to_matrix(np.radians([[pitch, 0, 0], [0, yaw, 0]]))
    frames = len(take.camera.rotation)
    shift = take.camera.shift * distance
    camera = Camera(take.camera.size, take.camera.K, np.tile(about_x @ about_y, (frames, 1, 1)), shift)
    rng = np.random.default_rng([number, 77])
    stage, low, size = make_stage(camera, [camera.view(0)])
    stage.far, _ = paint_far(rng, Knobs().background, None, camera.size, low, size)
    return replace(take, camera=camera, stage=stage)


def _frames(
    studio: Studio, take: Take, view: View, moments: NDArray[np.integer]
) -> Iterator[tuple[Image, dict[str, Any]]]:
    for frame, moment in enumerate(moments.tolist()):
        image = finish(take, render_image(studio, take, moment, view), view)
        hands = []
        for number, arm in enumerate(take.arms):
            joints = arm.joints[moment] @ view.rotation.T + view.shift
            hands.append(
                {
                    "track": number + 1,
                    "side": str(arm.side),
                    "score": 1.0,
                    "joints": np.round(joints, 6).tolist(),
                    "joints_2d": np.round(project(joints, view.K), 3).tolist(),
                }
            )
        time_ns = round(float(take.scene.time_s[moment] - take.scene.time_s[moments[0]]) * 1e9)
        yield (
            image,
            {
                "frame": frame,
                "time_ns": time_ns,
                "image": f"{frame:06d}",
                "size": list(view.size),
                "K": view.K.tolist(),
                "hands": hands,
            },
        )


def _write(
    paths: tuple[Path, Path],
    frames: Iterator[tuple[Image, dict[str, Any]]],
    shot: Shot,
    advance: Callable[[int], None],
) -> None:
    """The video and the truth of a camera."""
    video, truth = paths
    with truth.open("w", encoding="utf-8") as lines, av.open(str(video), "w") as container:
        stream = container.add_stream("libx264", rate=Fraction(shot.fps), options=ENCODER)
        stream.width, stream.height = shot.size
        stream.pix_fmt = "yuv420p"
        for image, line in frames:
            lines.write(json.dumps(line, separators=(",", ":")) + "\n")
            container.mux(stream.encode(av.VideoFrame.from_ndarray(image, format="rgb24")))
            advance(1)
        container.mux(stream.encode(None))
