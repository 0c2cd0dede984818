"""The export formats and their properties; quick to import.

A new format is a line here and a module of its name beside this file, with a `WRITER` (core.session.export.writer).
"""

from enum import Enum, auto
from importlib.util import find_spec
from typing import Literal

Option = Literal["fps", "follow_size", "robot", "vertices", "video"]
_found: set[str] = set()  # libraries that are installed: looking for one takes a fraction of a millisecond


class Files(Enum):
    """What a format writes."""

    ONE = auto()
    PER_HAND = auto()  # a folder of files, of which one may be asked for by its name where there is no other
    PER_SAMPLE = auto()  # likewise, one for each hand of each frame
    SEVERAL = auto()  # always a folder


class ExportFormat(str, Enum):
    """The formats, by their names."""

    _value_: str
    description: str
    files: Files
    options: frozenset[Option]
    extra: str  # the optional packages of Handmirror that it needs; empty for none
    library: str  # the module of these that it imports; empty for none
    ending: str  # of its files, without the first dot: most often the name

    def __new__(
        cls,
        name: str,
        description: str = "",
        files: Files = Files.ONE,
        options: tuple[Option, ...] = ("fps",),
        extra: str = "",
        library: str = "",
        ending: str = "",
    ) -> "ExportFormat":
        """A member of the registry."""
        member = str.__new__(cls, name)
        member._value_ = name
        member.description, member.files, member.options = description, files, frozenset(options)
        member.extra, member.library, member.ending = extra, library, ending or name
        return member

    GLB = "glb", "animated mesh with skeleton, for Blender, Unity, the web", Files.ONE, ("fps", "follow_size")
    BVH = "bvh", "skeleton motion, for animation programs", Files.PER_HAND
    USD = (
        *("usd", "animated mesh with skeleton, for Omniverse, Houdini, Blender"),
        *(Files.ONE, ("fps", "follow_size"), "export", "pxr"),
    )
    OBJ = "obj", "one mesh per hand and frame", Files.PER_SAMPLE
    PLY = "ply", "one mesh per hand and frame", Files.PER_SAMPLE
    CSV = "csv", "joints and angles as a table"
    PARQUET = "parquet", "joints and angles as a table", Files.ONE, ("fps",), "export", "pyarrow"
    NPZ = "npz", "joints and MANO parameters as arrays, optionally the vertices", Files.ONE, ("fps", "vertices")
    OPENXR = (
        *("openxr", "OpenXR's 26 joints with their rotations, for XR and robots"),
        *(Files.ONE, ("fps",), "", "", "openxr.jsonl"),
    )
    SOMA = (
        *("soma", "joint rotations of NVIDIA's SOMA hand, as arrays"),
        *(Files.PER_HAND, ("fps",), "", "", "npz"),
    )
    MCAP = (
        *("mcap", "meshes, poses, angles and pictures, for Foxglove and robotics programs"),
        *(Files.ONE, ("video",), "export", "mcap_protobuf"),
    )
    RRD = (
        *("rrd", "meshes, joints, angles and pictures on a timeline, for Rerun"),
        *(Files.ONE, ("video",), "viewers", "rerun"),
    )
    JSON = "json", "JSON files in the layout of FreiHAND and HO-3D", Files.SEVERAL
    LEROBOT = (
        *("lerobot", "LeRobot data set v3, for robot learning"),
        *(Files.SEVERAL, ("fps", "robot", "video"), "export", "pyarrow"),
    )
    ROBOT = (
        *("robot", "joints of a robot hand that follows each hand, as a table"),
        *(Files.PER_HAND, ("fps", "robot"), "robots", "dex_retargeting", "csv"),
    )
    SHARDS = "shards", "images and labels for training", Files.SEVERAL, ("video",)

    @property
    def suffix(self) -> str:
        """The ending of its files, with the dot."""
        return f".{self.ending}"

    @property
    def writes_folder(self) -> bool:
        """Whether it writes a folder of files, in place of one file."""
        return self.files is not Files.ONE

    @property
    def is_installed(self) -> bool:
        """Whether the library that it needs is installed."""
        return not self.library or _is_found(self.library)

    @property
    def starts_at_zero(self) -> bool:
        """Whether the times of an exported part of a session begin at 0.

        That is what programs expect that play a file. Tables, arrays, meshes and labels keep the session's times and
        frame numbers, so that their rows are those of the whole session and match its video.
        """
        return self in (ExportFormat.GLB, ExportFormat.BVH, ExportFormat.USD, ExportFormat.LEROBOT)

    @classmethod
    def with_option(cls, option: Option) -> list["ExportFormat"]:
        """The formats that take an option of `export_session`."""
        return [format for format in cls if option in format.options]


def _is_found(library: str) -> bool:
    if library not in _found and find_spec(library) is not None:
        _found.add(library)
    return library in _found
