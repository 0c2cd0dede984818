"""OBJ sequences."""

from functools import partial

from handmirror.core.session.export.meshes import SENTENCES, write_meshes
from handmirror.core.session.export.writer import Writer

IN_BLENDER = "leave the axes of the import dialog as they are (Forward -Z, Up Y)."

WRITER = Writer(partial(write_meshes, suffix="obj"), lambda job: SENTENCES, lambda motion: IN_BLENDER)
