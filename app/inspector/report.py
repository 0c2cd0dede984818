"""A text for an issue: versions, system, figures and the last lines of the log, without anything personal."""

import getpass
import os
import re
import socket
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from PyQt6.QtCore import QT_VERSION_STR

from handmirror.app.live.cameras_text import cameras_choice
from handmirror.app.live.frame_clock import Pace
from handmirror.app.live.sources import DEMO_CLIP, is_picture
from handmirror.core.bench.machine import machine
from handmirror.core.camera.address import kind_of, lacks_scheme
from handmirror.core.errors import printable
from handmirror.core.live import LiveCounters
from handmirror.core.tracking.config import TrackerSetup

LOG_LINES = 30
LOG_BYTES = 64_000  # of the file's end that are read
LEAST_NAME = 3  # characters: shorter names are not looked for in the log, since they occur in words

_LOG_LINE = re.compile(r"\d{4}-\d\d-\d\d ")  # begins a record; other lines continue it
_STATE = re.compile(r"( (?:running|ended)):.*")  # the message is the source's name
_STARTED = re.compile(r"( process \d+):.*")  # what follows are the arguments
_OWN_CODE = re.compile(r"[^\s\"']*[\\/](?=(?:handmirror|site-packages)[\\/])")
_ADDRESS = re.compile(r"[A-Za-z][\w+.-]*://[^\s'\"<>]+|\b\d{1,3}(?:\.\d{1,3}){3}\b(?::\d+)?|\b[\w-]+@[\w.-]+")
_HOST = re.compile(r"\w+:/+(?:[^/]*@)?([^/:@]+)")  # of an address
_FILE = re.compile(
    r"(?<![\w./\\-])(?!(?:handmirror|site-packages)[./\\])(?:[\w.-]+[\\/])*[\w-]+\.(?!py\b)[A-Za-z]\w{1,11}\b"
)
# a path ends where the sentence about it continues
_PATH = re.compile(
    r"(?<![\w<./\\])(?:~|[A-Za-z]:|\.{1,2})?[\\/](?![\s/])[^\n\"']*?(?=[:;,)]\s|\s\(|[\"']|[.:]?$)", re.MULTILINE
)


@dataclass(frozen=True)
class Situation:
    """What the window knows about the run."""

    source: str  # as `open_source` takes it; it does not appear in the report
    recorded: bool  # whether a session is shown
    mode: str  # of a camera, as it was opened
    setup: TrackerSetup | None  # of the tracker, once it is loaded
    view: str  # what draws the 3D view
    pace: Pace | None
    counters: LiveCounters
    opened: tuple[str, ...] = ()  # all sources that were opened: their names may be in the log
    size: tuple[int, int] | None = None  # of the frames
    stages_ms: dict[str, float] = field(default_factory=dict)
    hands: int = 0


def issue_report(situation: Situation, log: Path) -> str:
    """The text, which takes a moment: versions and the log are read."""
    facts = machine()
    facts = {"handmirror": facts.pop("handmirror"), **facts, "qt": QT_VERSION_STR, "3D view": situation.view}
    lines = [*(f"{name}: {value}" for name, value in facts.items()), *_run(situation)]
    log_lines = last_log_lines(log, [name for source in situation.opened for name in names_of(source)])
    text = "\n".join([*lines, "", "Last lines of the log:", *(log_lines or ["(none)"])])
    return "\n".join(map(printable, without_names(text, _owner()).splitlines())) + "\n"


def source_kind(source: str, recorded: bool) -> str:
    """What a source is, without its name."""
    if not source:
        return "none"
    if recorded:
        return "session"
    if (cameras := cameras_choice(source)) is not None:
        return " + ".join(source_kind(each, False) for each in cameras.sources)
    if source == DEMO_CLIP:
        return "demo clip"
    if source.isdigit():
        return "camera"
    if (scheme := kind_of(source)) is not None or lacks_scheme(source):
        return f"network ({scheme or 'address without a scheme'})"
    try:
        return "folder" if Path(source).is_dir() else "picture" if is_picture(source) else "video"
    except OSError:
        return "file that cannot be examined"


def last_log_lines(path: Path, private: Iterable[str] = ()) -> Sequence[str]:
    """The last lines of the log, without names of sources, paths and addresses."""
    try:
        with path.open("rb") as file:
            file.seek(max(0, path.stat().st_size - LOG_BYTES))
            text = file.read().decode("utf-8", "replace")
    except OSError:
        return ()
    started = text.rfind(f" process {os.getpid()}:")  # what is before it, other processes have written
    begin = text.rfind("\n", 0, started) + 1 if started >= 0 else 0
    return anonymous(text[begin:], private).splitlines()[-LOG_LINES:]


def anonymous(text: str, private: Iterable[str] = ()) -> str:
    """Lines of the log without what could identify people, computers or files."""
    text = without_names(text, (*private, *re.findall(r" running: (.+?)(?:, \d+x\d+.*)?$", text, re.MULTILINE)))
    text = "\n".join(
        _STARTED.sub(r"\1", _STATE.sub(r"\1", line)) if _LOG_LINE.match(line) else line for line in text.splitlines()
    )
    text = _ADDRESS.sub("<address>", text)
    text = _OWN_CODE.sub("", text)
    return _FILE.sub("<name>", _PATH.sub("<path>", text))


def without_names(text: str, names: Iterable[str]) -> str:
    """The text with these names masked, the longest first."""
    for name in sorted({name.strip() for name in names}, key=len, reverse=True):
        if len(name) >= LEAST_NAME:
            text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", "<name>", text, flags=re.IGNORECASE)
    return text


def names_of(source: str) -> tuple[str, ...]:
    """Under which names a source may appear in messages; none for a camera's number."""
    if (cameras := cameras_choice(source)) is not None:
        return tuple(name for each in (*cameras.sources, str(cameras.rig)) for name in names_of(each))
    if source.isdigit() or source == DEMO_CLIP:
        return ()
    if kind_of(source) is None:
        return source, Path(source).name, os.path.realpath(source)
    host = _HOST.match(source)
    return (source, host[1]) if host else (source,)


def _owner() -> tuple[str, ...]:
    """The names of the user and of the computer; a common word as the user's name stays."""
    try:
        user = getpass.getuser()
    except (OSError, KeyError, ImportError):
        user = ""
    return tuple(name for name in (user, socket.gethostname()) if name.lower() not in ("root", "user", "localhost"))


def _run(situation: Situation) -> Sequence[str]:
    """The lines about the run."""
    setup, pace, counters = situation.setup, situation.pace, situation.counters
    kind = source_kind(situation.source, situation.recorded)
    lines = [f"source: {kind}" + (f", {situation.mode}" if situation.mode else "")]
    if situation.size is not None:
        lines.append("frames: {} x {}".format(*situation.size))
    if setup is not None:
        lines.append(f"engine: {setup.engine} on {setup.device}")
        config = setup.config
        own = config.checkpoint is not None
        posed = "fit" if config.fit else "own checkpoint" if own else "bundled network"
        smooth = "smoothed" if config.smooth else "not smoothed"
        lines.append(f"tracker: {posed}, at most {config.max_hands} hands, {smooth}")
    lines.append(f"hands: {situation.hands}")
    if situation.recorded:
        return lines
    figures = (
        "no figures"
        if pace is None
        else (f"{pace.fps:.1f} fps, latency median {pace.latency_ms:.1f} ms, 95 % {pace.latency_p95_ms:.1f} ms")
    )
    lines.append(f"window: {figures}, dropped {counters.dropped} of {counters.captured}")
    stages = ", ".join(f"{name} {value:.1f}" for name, value in situation.stages_ms.items())
    return [*lines, f"stages, median ms: {stages}"] if stages else lines
