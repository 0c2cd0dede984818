"""Videos, pictures and the JPEGs of cameras."""

import struct
from functools import partial
from io import BytesIO
from pathlib import Path

import cv2
import numpy as np
from PIL import Image

from handmirror.core.camera.jpeg import decode_jpeg, encode_jpeg, jpeg_size
from handmirror.core.camera.source import MAX_RATE, has_usable_size
from handmirror.core.camera.sources import open_source
from tests.core.media_maker import box, with_matrix, write_heic, write_video

from .target import BrokenPropertyError, Target, check_sentence

SIZE = (64, 48)
FRAMES = 8
VIDEOS = {
    "clip.mp4": "libx264",
    "clip.mkv": "libx264",
    "clip.webm": "libvpx-vp9",
    "clip.avi": "mpeg4",
    "clip.mov": "mjpeg",
    "clip.ts": "mpeg2video",
}
MOVING = (".gif", ".png", ".webp", ".avif")
PICTURES = (".jpg", ".png", ".webp", ".tiff", ".bmp", ".jp2", ".ppm", ".avif", ".gif")


def picture(seed: int = 0, size: tuple[int, int] = SIZE) -> np.ndarray:
    """[h, w, 3] RGB with something in it."""
    image = np.full((size[1], size[0], 3), (40, 90, 160), np.uint8)
    image[8:24, 8 + 4 * seed : 24 + 4 * seed] = (230, 180, 150)
    return image


def _videos(name: str, codec: str, folder: Path) -> list[bytes]:
    pix_fmt = "yuvj420p" if codec == "mjpeg" else "yuv420p"
    made = write_video(folder / f"seed-{name}", [picture(k) for k in range(FRAMES)], codec=codec, pix_fmt=pix_fmt)
    return [made.read_bytes(), *([with_matrix(made, 6).read_bytes()] if name.endswith(".mp4") else [])]


def _moving(suffix: str, folder: Path) -> list[bytes]:
    kept = BytesIO()
    images = [Image.fromarray(picture(k)) for k in range(4)]
    images[0].save(kept, Image.registered_extensions()[suffix], save_all=True, append_images=images[1:], duration=40)
    return [kept.getvalue()]


def _heic(folder: Path) -> list[bytes]:
    clap = box(b"clap", struct.pack(">4I", 80, 1, 60, 1), struct.pack(">iIiI", 10, 1, -10, 1))
    made = write_heic(folder / "seed.heic", picture(size=(160, 120)), 64, box(b"irot", b"\1"), clap)
    return [made.read_bytes()]


def _pictures(suffix: str, folder: Path) -> list[bytes]:
    seeds = [cv2.imencode(suffix, picture()[..., ::-1])[1].tobytes()]
    if suffix in (".png", ".tiff"):
        deep = picture()[..., ::-1].astype(np.uint16) * 4
        seeds.append(cv2.imencode(suffix, deep)[1].tobytes())
    if suffix == ".jpg":
        seeds.append(with_exif(seeds[0]))
    return seeds


def with_exif(jpeg: bytes, orientation: int = 6) -> bytes:
    """The JPEG with an EXIF mark of its orientation."""
    entry = struct.pack("<HHIHH", 0x0112, 3, 1, orientation, 0)
    block = b"Exif\0\0II*\0" + struct.pack("<IH", 8, 1) + entry + b"\0\0\0\0"
    return jpeg[:2] + b"\xff\xe1" + struct.pack(">H", len(block) + 2) + block + jpeg[2:]


def read_folder(path: Path) -> None:
    """All pictures of the file's folder."""
    read_source(path, path.parent)


def read_source(path: Path, given: Path | None = None) -> None:
    """All frames of a video or picture, or of the folder `given` that it is in."""
    last_ns = -1
    with open_source(str(given or path)) as source:
        for count, frame in enumerate(source):
            if frame.image.dtype != np.uint8 or frame.image.shape[2:] != (3,) or not has_usable_size(*frame.size):
                raise BrokenPropertyError(f"a frame of {frame.image.shape} {frame.image.dtype}")
            if frame.time_ns <= last_ns:
                raise BrokenPropertyError(f"frame {count} at {frame.time_ns} ns after {last_ns} ns")
            last_ns = frame.time_ns
            if count >= 500:
                break
    if source.fps is not None and not 0 < source.fps <= MAX_RATE:
        raise BrokenPropertyError(f"{source.fps} frames per second")
    if source.warning:
        check_sentence(source.warning, path)


def _folder_seeds(folder: Path) -> list[bytes]:
    (folder / "good.png").write_bytes(cv2.imencode(".png", picture())[1].tobytes())
    return [encode_jpeg(picture())]


def read_jpeg(path: Path) -> None:
    """A JPEG in memory: None or a picture of the size its header says."""
    data = path.read_bytes()
    size, image = jpeg_size(data), decode_jpeg(data)
    if image is not None and size is not None and image.shape != (size[1], size[0], 3):
        raise BrokenPropertyError(f"the header says {size}, the picture is {image.shape}")


def _jpegs(folder: Path) -> list[bytes]:
    image = picture()
    plain = encode_jpeg(image)
    grey = cv2.imencode(".jpg", image[..., 0])[1].tobytes()
    progressive = cv2.imencode(".jpg", image, [cv2.IMWRITE_JPEG_PROGRESSIVE, 1, cv2.IMWRITE_JPEG_RST_INTERVAL, 2])[1]
    return [plain, grey, progressive.tobytes(), with_exif(plain), plain[:2] + b"\xff" * 5 + plain[2:]]


TARGETS = (
    *(Target("videos", name, partial(_videos, name, codec), read_source) for name, codec in VIDEOS.items()),
    *(Target("pictures", f"moving{suffix}", partial(_moving, suffix), read_source) for suffix in MOVING),
    Target("pictures", "phone.heic", _heic, read_source, slowness=2),
    *(Target("pictures", f"picture{suffix}", partial(_pictures, suffix), read_source) for suffix in PICTURES),
    Target("pictures", "folder.jpg", _folder_seeds, read_folder),
    Target("jpeg", "camera.jpg", _jpegs, read_jpeg),
)
