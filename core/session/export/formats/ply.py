"""PLY sequences."""

from functools import partial

from handmirror.core.session.export.meshes import SENTENCES, write_meshes
from handmirror.core.session.export.writer import Writer

IN_BLENDER = "set Forward to -Z and Up to Y in the import dialog; otherwise the hand is rotated by 90 degrees."

WRITER = Writer(partial(write_meshes, suffix="ply"), lambda job: SENTENCES, lambda motion: IN_BLENDER)
