"""Addresses and what the program keeps for itself: settings, graphs, the trial of an engine."""

import json
import os
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from handmirror.app.settings import Settings
from handmirror.core.gestures.files import read_gestures, to_text
from handmirror.core.gestures.gesture import Direction, Gesture, GestureSet
from handmirror.core.gestures.scores import Matcher
from handmirror.core.hand.people import read_people
from handmirror.core.hand.size import MAX_HAND_LENGTH, MIN_HAND_LENGTH
from handmirror.core.network import engine_trial
from handmirror.core.network.graph_files import Graph, read_graph, write_graph
from handmirror.core.stream.access import Access
from handmirror.core.stream.address import Address

from .target import BrokenPropertyError, Target, check_sentence

PEOPLE = """{"format": "handmirror-people", "people": [
 {"name": "Ann", "hand_length": 0.18}, {"name": "小明", "hand_length": 0.17}]}"""


def _typed(path: Path) -> str:
    return path.read_bytes().decode(errors="surrogateescape")


def read_address(path: Path) -> None:
    """An address to stream to, and the requests that come to it."""
    text = _typed(path)
    address = Address.parse(text, 8765, "the web page")
    if not 0 <= address.port <= 65535 or not address.host:
        raise BrokenPropertyError(f"{address!r}")
    str(address)


def read_request(path: Path) -> None:
    """What a browser asks for."""
    host, _, rest = _typed(path).partition("\n")
    for access in (
        Access("localhost", Address("127.0.0.1", 8765), ""),
        Access("0.0.0.0", Address("0.0.0.0", 8765), "abc"),
    ):
        access.refusal([host], [rest] if rest else [])
        access.file_of(rest)


def _graph_seeds(name: str, folder: Path) -> list[bytes]:
    part: Any = SimpleNamespace(key="palms-0", structure={"part": "palms"})
    write_graph(folder, part, Graph(b"\x08\x08graph of a network", ("a.weight", "b.bias")))
    return [(folder / name).read_bytes()]


def read_kept_graph(path: Path) -> None:
    """A graph from the cache: itself or nothing."""
    graph = read_graph(path.parent, "palms-0")
    if graph is not None and graph.model != b"\x08\x08graph of a network":
        raise BrokenPropertyError("a damaged graph was taken")


def _trial_seeds(folder: Path) -> list[bytes]:
    os.environ["HANDMIRROR_CACHE"] = str(folder)
    with engine_trial.trial("onnxruntime"):
        file = _trial_file(folder)
        trying = json.loads(file.read_bytes())
    return [file.read_bytes(), json.dumps({**trying, "tries": 2, "since": 5.0}).encode()]


def _trial_file(cache: Path) -> Path:
    (file,) = (cache / "engines").glob("onnxruntime-*.json")
    return file


def read_trial(path: Path) -> None:
    """What is remembered of an engine."""
    os.environ["HANDMIRROR_CACHE"] = str(path.parent)
    with engine_trial.trial("onnxruntime"):
        pass
    _trial_file(path.parent).write_bytes(path.read_bytes())
    engine_trial.failed_before("onnxruntime")
    with engine_trial.trial("onnxruntime"):
        pass


def _settings_file(folder: Path) -> list[bytes]:
    settings = Settings(folder / "seed.json")
    for key, value in (("smooth", True), ("centred", False), ("overlay", "Mesh"), ("hand_length_m", 0.18)):
        settings.set(key, value)
    settings.set("hand_models", ["/a/hand.npz", "/b/hand.npz"])
    settings.set("source", "clip.mp4")
    settings.set("mirror/live", True)
    settings.set("stream/web", "on")
    settings.set("geometry", bytes(range(60)))
    return [settings.path.read_bytes()]


def read_settings(path: Path) -> None:
    """All that the window takes from them; nothing there may keep it from opening."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PyQt6.QtWidgets import QApplication, QMainWindow, QWidget

    from handmirror.app.actions import Actions
    from handmirror.app.dialogs.hand_length import HandLengthAction
    from handmirror.app.hand_models import HandModels

    global _app  # Qt's, which must live as long as widgets do
    _app = QApplication.instance() or QApplication(["fuzz"])
    settings = Settings(path)
    window = QMainWindow()
    Actions(window).restore(settings)
    HandLengthAction(window, None, settings)
    if not all(isinstance(each, Path) for each in HandModels(settings).paths()):
        raise BrokenPropertyError("hand models that are no paths")
    for key in ("source", "sessions", "stream/web"):
        if not isinstance(settings.get(key, ""), str):
            raise BrokenPropertyError(key)
    settings.get("mirror/live", False)
    window.restoreGeometry(settings.get("geometry", b""))
    QWidget.deleteLater(window)


def _gesture_seeds(folder: Path) -> list[bytes]:
    ranges, ways = {"thumb_2_flexion": (-5.0, 20.5)}, {"thumb": Direction("up", 40)}
    up = Gesture("up", ranges, {"index": (60.0, 90.0)}, ways, tolerance=2.0, on=False)
    return [to_text(GestureSet((up, Gesture("other", ranges)))).encode()]


def read_gesture_file(path: Path) -> None:
    """The gestures, and the sentences on those that are damaged."""
    found = read_gestures(path)
    Matcher(found.gestures.gestures)
    for loss in found.losses:
        check_sentence(loss, path)


def read_people_file(path: Path) -> None:
    """Those whose hands were measured."""
    for person in read_people(path):
        if not MIN_HAND_LENGTH <= person.hand_length <= MAX_HAND_LENGTH or not person.name.isprintable():
            raise BrokenPropertyError(f"{person} cannot be")


def _texts(*texts: str):
    return lambda folder: [text.encode() for text in texts]


TARGETS = (
    Target(
        "addresses",
        "address.txt",
        _texts("on", "8765", "127.0.0.1:39539", "[::1]:8765", "host.local"),
        read_address,
        names_file=False,
    ),
    Target(
        "addresses",
        "request.txt",
        _texts("localhost:8765\nhttp://localhost:8765", "[::1]:8765\n/abc/page.js"),
        read_request,
        names_file=False,
    ),
    Target("graphs", "palms-0.json", lambda folder: _graph_seeds("palms-0.json", folder), read_kept_graph),
    Target("graphs", "palms-0.onnx", lambda folder: _graph_seeds("palms-0.onnx", folder), read_kept_graph),
    Target("engines", "trial.json", _trial_seeds, read_trial, slowness=2),
    Target("settings", "settings.json", _settings_file, read_settings),
    Target("gestures", "gestures.json", _gesture_seeds, read_gesture_file),
    Target("settings", "people.json", _texts(PEOPLE), read_people_file),
)
