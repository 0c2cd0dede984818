"""The names of the formats, apart from what writes them: quick to import."""

from enum import Enum


class ExportFormat(str, Enum):
    """The formats that are written here."""

    GLB = "glb"
    BVH = "bvh"
    USD = "usd"
    OBJ = "obj"
    PLY = "ply"
    CSV = "csv"
    PARQUET = "parquet"
    NPZ = "npz"
    JSON = "json"
    LEROBOT = "lerobot"
    SHARDS = "shards"


DESCRIPTIONS = {
    ExportFormat.GLB: "animated mesh with skeleton, for Blender, Unity, the web",
    ExportFormat.BVH: "skeleton motion, for animation programs",
    ExportFormat.USD: "animated mesh with skeleton, for Omniverse, Houdini, Blender",
    ExportFormat.OBJ: "one mesh a frame",
    ExportFormat.PLY: "one mesh a frame",
    ExportFormat.CSV: "joints and angles as a table",
    ExportFormat.PARQUET: "joints and angles as a table",
    ExportFormat.NPZ: "joints and MANO parameters as arrays, and the vertices on request",
    ExportFormat.JSON: "files as FreiHAND and HO-3D have them",
    ExportFormat.LEROBOT: "LeRobot data set v3, for robots",
    ExportFormat.SHARDS: "pictures and hands as training data",
}
