"""A contact sheet of clips with their joints."""

from pathlib import Path

import cv2
import numpy as np

from handmirror.core.clips.schema import Clip
from handmirror.core.errors import UserError
from handmirror.core.files import check_place, make_folder, replace_bytes
from handmirror.core.hand.joints import BONES
from handmirror.core.types import Image
from handmirror.training.contact_sheet import FINGER_COLOURS
from handmirror.training.data.images import stored_image
from handmirror.training.data.shards import find_shards, read_clips

IMAGES, COLUMNS, CELL = 64, 8, 224
USUAL = ".jpg"


def prepare_preview(out: Path) -> None:
    """Create the folder of a contact sheet; UserError when that fails, or the sheet's ending is not an image's."""
    if not cv2.haveImageWriter(f"sheet{out.suffix or USUAL}"):
        raise UserError(f"The contact sheet {out} is of a file type that cannot be written: give a .jpg or .png.")
    make_folder(out.parent)
    check_place(out)


def write_preview(shards: Path, out: Path, seed: int = 0, joints: bool = True) -> None:
    """Draw 64 images of a folder of shards, drawn evenly from all clips, with their labelled joints."""
    rng = np.random.default_rng(seed)
    cells: list[Image] = []
    for seen, clip in enumerate(read_clips(find_shards(shards))):
        place = len(cells) if len(cells) < IMAGES else int(rng.integers(0, seen + 1))
        if place < IMAGES:
            cells[place : place + 1] = [_cell(clip, joints)]
    rows = -(-len(cells) // COLUMNS)
    sheet = np.zeros((rows * CELL, COLUMNS * CELL, 3), np.uint8)
    for k, cell in enumerate(cells):
        row, column = divmod(k, COLUMNS)
        sheet[row * CELL :, column * CELL :][:CELL, :CELL] = cell
    _, data = cv2.imencode(out.suffix or USUAL, cv2.cvtColor(sheet, cv2.COLOR_RGB2BGR))
    replace_bytes(out, data.tobytes())


def _cell(clip: Clip, joints: bool) -> Image:
    """The clip's middle frame [CELL, CELL, 3]."""
    frame = len(clip) // 2
    image = stored_image(clip, frame)
    scale = CELL / len(image)
    cell = cv2.resize(image, (CELL, CELL), interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR)
    if joints:
        points = np.round(((clip.labels["joint_img"][frame] + 0.5) * scale - 0.5) * 8).astype(int)
        for start, end in BONES:
            cv2.line(cell, points[start], points[end], FINGER_COLOURS[(end - 1) // 4], 1, cv2.LINE_AA, 3)
    return cell.astype(np.uint8, copy=False)
