"""Sessions from elsewhere: every file of their folder, in the commands that open them."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from handmirror.app.replay.markers import read_markers, write_markers
from handmirror.core.session.facts import read_facts
from handmirror.core.session.folder import SessionFolder
from handmirror.core.session.reader import open_session
from tests.core.session_maker import make_session
from tests.probes._payloads import pickles
from tests.probes.frame import Probe, loads

KIND = "session"
FILES = ("session.json", "frames.jsonl", "poses.jsonl", "video.mkv", "markers.json")
DEEP = b"[" * 200_000
SECRET = "what another program keeps"


def read(folder: Path) -> None:
    """Open a session and read all of it."""
    read_facts(SessionFolder(folder).facts)
    with open_session(folder) as session:
        session.results()
        for place in range(len(session.frames)):
            session.read_frame(place)
        read_markers(folder, session.frames)


def probes(folder: Path, marker: Path) -> Iterator[Probe]:
    """Each file in turn replaced by what would run code, asks for much or lies, and by links."""
    good = make_session(folder / "good")
    with open_session(good) as session:
        write_markers(good, session.frames, [1])
    yield Probe("a good one", loads("tests.probes.sessions:read", good), "works")
    facts = json.loads((good / "session.json").read_text())
    for file in FILES:
        contents = {
            **pickles(marker),
            "deep": DEEP,
            "empty": b"",
            "zeros": bytes(1_000_000),
            "long line": b"1" * 50_000_000,
        }
        for name, content in contents.items():
            place = shutil.copytree(good, folder / f"{file} {name}")
            (place / file).write_bytes(content)
            yield Probe(f"{file}: {name}", loads("tests.probes.sessions:read", place), "either")
    for name, changed in _facts(facts).items():
        place = shutil.copytree(good, folder / f"facts {name}")
        (place / "session.json").write_text(json.dumps(changed))
        yield Probe(f"session.json: {name}", loads("tests.probes.sessions:read", place), "either")
    yield from _commands(folder, good, facts)


def _facts(good: dict[str, Any]) -> dict[str, Any]:
    """session.json with each value of another type, and with places that are not its own."""
    wrong: dict[str, Any] = {
        f"{key} = {value!r:.20}": good | {key: value} for key in good for value in (None, [], -1e300, "x")
    }
    return wrong | {"rerun of a private folder": good | {"rerun_of": "/root"}, "no facts": [], "a text": "session"}


def _commands(folder: Path, good: Path, facts: dict[str, Any]) -> Iterator[Probe]:
    """The commands that write, given links to a file that is not theirs and a video that plays others."""
    secret = folder / "secret"
    secret.write_text(SECRET)
    for file in ("poses.jsonl", "session.json", "overlay.mp4"):
        place = folder / f"linked {file}"
        place.mkdir()
        (place / file).symlink_to(secret)
        command = ["-m", "handmirror", "rerun", str(good), "--out", str(place), "--overwrite", "--device", "cpu"]
        yield Probe(f"rerun into a folder with a link at {file}", command, "either")
        check = loads("tests.probes.sessions:is_untouched", secret)
        yield Probe(f"the file behind the link at {file}", check, "works")
    playlist = shutil.copytree(good, folder / "playlist")
    (playlist / "video.mkv").write_text(f"ffconcat version 1.0\nfile '{good / 'video.mkv'}'\n")
    yield Probe(
        "a playlist as the video",
        ["-m", "handmirror", "replay", str(playlist), "--out", str(folder / "a.mp4")],
        "either",
    )
    elsewhere = shutil.copytree(good, folder / "below" / "rerun")
    (elsewhere / "video.mkv").unlink()
    (elsewhere / "session.json").write_text(json.dumps(facts | {"rerun_of": str(good)}))
    yield Probe(
        "a re-run of a session elsewhere",
        ["-m", "handmirror", "replay", str(elsewhere), "--out", str(folder / "b.mp4")],
    )


def is_untouched(secret: Path) -> None:
    """Whether the file still holds what it held."""
    if secret.read_text() != SECRET:
        raise AssertionError(f"{secret} was written to")
