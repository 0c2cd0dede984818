"""The window's settings."""

import json
from collections.abc import Iterator
from pathlib import Path

from tests.probes._payloads import pickles
from tests.probes.frame import Probe, loads

KIND = "settings"
KEYS = (
    "source",
    "geometry",
    "splitter",
    "hand_models",
    "hand_length_m",
    "overlay",
    "smooth",
    "sessions",
    "stream/web",
    "theme",
    "text_size",
    "language",
    "max_hands",
    "device",
    "method",
    "smoothing",
)


def open_window(file: Path) -> None:
    """Open the window with these settings and close it."""
    from handmirror.app.settings import Settings
    from handmirror.app.window import make_application

    application = make_application()
    from handmirror.app.main_window import MainWindow
    from handmirror.core.camera.intrinsics import Intrinsics

    def no_tracker(asked: object) -> None:
        raise AssertionError("nothing is to be tracked")

    window = MainWindow(no_tracker, Intrinsics(), Settings(file))  # type: ignore[arg-type]
    window.show()
    application.processEvents()
    window.close()


def probes(folder: Path, marker: Path) -> Iterator[Probe]:
    """None of them keeps the window from opening: what is wrong counts as missing."""
    contents = {**pickles(marker), "deep": b"[" * 200_000, "empty": b"", "long": b'{"a": "' + b"x" * 50_000_000 + b'"}'}
    qt = f"[General]\nsource=@Variant(\\0\\0\\0\\x7f\\0\\0\\0\\xePyQt_PyObject\\0\\0\\0\\0\\x33{_escaped(marker)})\n"
    contents |= {"Qt's own form": qt.encode()}
    for key in KEYS:
        for value in (None, [1], {"base64": "?"}, -1e300, "\0", {"base64": "AAAA" * 200}):
            contents[f"{key} = {value!r:.20}"] = json.dumps({key: value}).encode()
    for name, content in contents.items():
        path = folder / f"{len(list(folder.iterdir()))}.json"
        path.write_bytes(content)
        yield Probe(name, loads("tests.probes.settings:open_window", path), "works")


def _escaped(marker: Path) -> str:
    """A pickle that makes the marker, as Qt writes bytes in a settings file."""
    return "".join(f"\\x{byte:x}" for byte in pickles(marker)["pickle 4"])
