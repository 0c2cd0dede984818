"""The names of the formats, apart from what writes them: quick to import."""

from enum import Enum


class ExportFormat(str, Enum):
    """The formats that are written here."""

    NPZ = "npz"
    CSV = "csv"
    PARQUET = "parquet"
    JSON = "json"
    OBJ = "obj"
    PLY = "ply"
    BVH = "bvh"
    GLB = "glb"
    USD = "usd"
    LEROBOT = "lerobot"
    SHARDS = "shards"
