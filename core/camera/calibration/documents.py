"""Calibration files as plain dictionaries, lists and numbers: JSON, YAML, OpenCV's YAML and XML, COLMAP, plain numbers.

All are read with limits, since files come from anywhere: on their size and nesting, and without aliases or entities.
"""

import functools
import io
import json
import re
import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from handmirror.core.camera.calibration.errors import CalibrationError
from handmirror.core.files import read_at_most, reason

MAX_BYTES = 20_000_000
MAX_YAML = 2_000_000  # characters
DEEPEST_XML = 50
FORMS = "give fx,fy,cx,cy in pixels or a calibration file (docs/calibrations.md lists the formats)"
NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
COLMAP_LINE = re.compile(r"\d+\s+[A-Z_]{3,}\s+\d+\s+\d+\s+[-+\d.]")

# a stream in the output of RealSense's rs-enumerate-devices -c, and a line of it
REALSENSE_TITLE = re.compile(r'^\s*Intrinsic of "([^"\n]+)"\s*/\s*(\d+x\d+)', re.MULTILINE)
REALSENSE_LINE = re.compile(r"^\s*(Width|Height|PPX|PPY|Fx|Fy|Distortion|Coeffs)\s*:\s*(.*?)\s*$", re.MULTILINE)


@dataclass(frozen=True)
class ColmapCameras:
    """The lines of COLMAP's cameras.txt, each as its words."""

    lines: list[list[str]]


def read_document(path: str, what: str = "", forms: str = FORMS) -> Any:
    """The content of a calibration file, as dictionaries, lists, strings and numbers, or as ColmapCameras.

    CalibrationError when it cannot be read, with `what` as the file's name in it and `forms` as what to give instead.
    """
    try:
        data = read_at_most(Path(path), MAX_BYTES)
    except (OSError, ValueError) as error:
        why = reason(error) if isinstance(error, OSError) else "not a file name"
        shown = what or f"The intrinsics {path!r}"
        raise CalibrationError(f"{shown} cannot be read ({why}): {forms}.") from error
    file = what or f"The intrinsics file {path}"
    if data is None:
        raise CalibrationError(f"{file} has more than {MAX_BYTES // 1_000_000} MB: {forms}.")
    try:
        text = _decoded(data).strip()
        return _parsed(text)
    except CalibrationError as error:
        raise CalibrationError(f"{file} cannot be read (it {error}): {forms}.") from error
    except (ValueError, RecursionError, OverflowError) as error:
        raise CalibrationError(f"{file} cannot be read (damaged or not a calibration): {forms}.") from error


def _decoded(data: bytes) -> str:
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    text = data.decode(encoding)
    if "\0" in text:
        raise CalibrationError("is not a text file")
    return text


def _parsed(text: str) -> Any:
    if not text:
        raise CalibrationError("is empty")
    if text[0] in "{[":
        return json.loads(text)
    if text[0] == "<":
        return _xml(text)
    if REALSENSE_TITLE.search(text):
        return _realsense(text)
    lines = [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    if lines and COLMAP_LINE.match(lines[0].strip()):
        return ColmapCameras([line.split() for line in lines])
    if re.fullmatch(r"[-+\d.eE,;\s]+", text):
        return _numbers(re.split(r"[,;\s]+", text.strip(",; \n")))
    return _yaml(text)


def _realsense(text: str) -> dict[str, Any]:
    """The colour streams by their sizes, as 640x480; where there are none, all streams, as Depth-640x480."""
    parts = REALSENSE_TITLE.split(text)[1:]
    streams: dict[tuple[str, str], dict[str, Any]] = {}
    for stream, size, lines in zip(parts[::3], parts[1::3], parts[2::3], strict=True):
        entry: dict[str, Any] = {}
        for name, value in REALSENSE_LINE.findall(lines):
            if name == "Distortion":
                entry["model"] = value
            elif name == "Coeffs":
                entry["coeffs"] = [float(word) for word in value.split()]
            else:
                entry[name.lower()] = float(value)
        streams.setdefault((stream, size), entry)  # other pixel formats follow, with the same numbers
    colour = {size: entry for (stream, size), entry in streams.items() if stream == "Color"}
    return colour or {f"{stream}-{size}": entry for (stream, size), entry in streams.items()}


def _numbers(words: list[str]) -> list[float]:
    if len(words) not in (4, 9, 12, 16):
        raise CalibrationError(f"contains {len(words)} numbers, neither fx, fy, cx, cy nor a matrix of 3 rows")
    return [float(word) for word in words]


def _xml(text: str) -> Any:
    """OpenCV's FileStorage in XML: elements become dictionaries, rows of numbers lists."""
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise CalibrationError("has XML with entities")
    text = re.sub(r"\A<\?xml[^>]*\?>", "", text)  # the encoding that it states is done with
    depth = 0
    root: ElementTree.Element | None = None
    try:
        for event, element in ElementTree.iterparse(io.BytesIO(text.encode()), ("start", "end")):
            depth += 1 if event == "start" else -1
            root = element
            if depth > DEEPEST_XML:
                raise CalibrationError("is nested too deeply")
    except ElementTree.ParseError as error:
        raise CalibrationError(f"is not valid XML (line {error.position[0]})") from error
    assert root is not None
    return _xml_value(root)


def _xml_value(element: ElementTree.Element) -> Any:
    if len(element):
        return {child.tag: _xml_value(child) for child in element}
    words = (element.text or "").split()
    if not words or not all(NUMBER.fullmatch(word) for word in words):
        return " ".join(words).strip('"')
    numbers = [float(word) for word in words]
    return numbers if len(numbers) > 1 or element.tag == "data" else numbers[0]


def _yaml(text: str) -> Any:
    import yaml

    from handmirror.core.plain_yaml import YAML_ERRORS, line_of

    if len(text) > MAX_YAML:
        raise CalibrationError(f"has more than {MAX_YAML // 1_000_000} MB of YAML")
    text = re.sub(r"\A%YAML:1\.0[^\n]*\n", "", text)  # OpenCV's own form of the directive
    loader = _yaml_loader()
    try:
        if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(text, Loader=loader)):
            raise CalibrationError("has YAML with aliases")
        return next(iter(yaml.load_all(text, Loader=loader)), None)
    except YAML_ERRORS as error:
        where = f" (line {line})" if (line := line_of(error)) else ""
        raise CalibrationError(f"is neither JSON nor YAML nor another known format{where}") from error


@functools.cache
def _yaml_loader() -> Any:
    """A loader of plain values, which also reads OpenCV's matrices."""
    from handmirror.core.plain_yaml import PlainLoader

    class Loader(PlainLoader):
        """With OpenCV's matrices."""

    matrix = "tag:yaml.org,2002:opencv-matrix"
    Loader.add_constructor(matrix, lambda loader, node: loader.construct_mapping(node, deep=True))
    return Loader
