"""The files of a session."""

import time
from pathlib import Path

from handmirror.core.errors import UserError
from handmirror.core.files import FileLock, make_folder, refuse_existing, write_errors
from handmirror.core.refine.unfinished import parts_of


class SessionFolder:
    """The one owner of a session's paths.

    `session.json` says what it is (core.session.facts), `video.mkv` holds a JPEG for each captured frame,
    `frames.jsonl` their numbers and exact times (core.session.frame_list), `poses.jsonl` what was tracked
    (core.poses), `overlay.mp4` shows it drawn over the images, `markers.json` holds the frames that a user
    annotated.
    """

    def __init__(self, path: Path) -> None:
        self.path = Path(path)

    @property
    def facts(self) -> Path:
        """What the session is."""
        return self.path / "session.json"

    @property
    def video(self) -> Path:
        """The video."""
        return self.path / "video.mkv"

    @property
    def frames(self) -> Path:
        """Number, time and name of each image."""
        return self.path / "frames.jsonl"

    @property
    def poses(self) -> Path:
        """What was tracked."""
        return self.path / "poses.jsonl"

    @property
    def overlay(self) -> Path:
        """The annotated video."""
        return self.path / "overlay.mp4"

    @property
    def overlay_images(self) -> Path:
        """The folder of annotated images, where single ones were tracked and not a video."""
        return self.path / "overlay"

    @property
    def markers(self) -> Path:
        """The marked frames."""
        return self.path / "markers.json"

    def is_there(self) -> bool:
        """Whether it holds a session; False also where that cannot be determined, as in a folder without permission."""
        try:
            return self.facts.is_file()
        except OSError:
            return False

    def refuse_results(self) -> None:
        """UserError when poses, facts or annotated images exist already."""
        for path in (self.poses, self.facts, self.overlay, self.overlay_images):
            refuse_existing(path)

    def lock(self) -> FileLock:
        """Create the folder and lock it for one run, until the lock is released.

        UserError when it cannot be made or is being written to.
        """
        make_folder(self.path)
        held = (
            f"Another run is writing to the folder {self.path}: choose another one, or wait until that run has ended."
        )
        return FileLock(self.path / ".lock", held)

    def claim(self, overwrite: bool | None = None) -> FileLock:
        """As `lock`; UserError also when the folder holds results.

        What an earlier run tracked into it is removed when `overwrite` is true; a recording never is. None is for a
        command without that option.
        """
        lock = self.lock()
        try:
            self._make_room(overwrite)
        except BaseException:
            lock.release()
            raise
        return lock

    def _make_room(self, overwrite: bool | None) -> None:
        if self.video.exists():
            raise UserError(f"The folder {self.path} contains a recording: choose another one.")
        results = [path for path in (self.facts, self.poses, self.overlay) if path.exists()]
        if (results or self.overlay_images.exists()) and not overwrite:
            hint = "choose another one" if overwrite is None else "choose another one, or add --overwrite"
            raise UserError(f"The folder {self.path} already contains a session: {hint}.")
        with write_errors(self.path):
            for path in (*results, *parts_of(self.poses)):
                path.unlink()

    @classmethod
    def dated(cls, parent: Path) -> "SessionFolder":
        """A folder in `parent` that does not exist yet, named by date and time."""
        name = time.strftime("%Y-%m-%d %H.%M.%S")
        names = (name, *(f"{name} ({k})" for k in range(2, 1000)))
        return cls(next(parent / each for each in names if not (parent / each).exists()))
