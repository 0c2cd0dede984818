"""The one place that opens video files with FFmpeg: only real containers, whatever their tags, with bounded sizes."""

import re
from pathlib import Path

import av
from av.stream import Disposition

from handmirror.core.errors import UserError
from handmirror.core.files import library_path, reason

MAX_VIDEO_PIXELS = 36_000_000  # 8192 x 4320 is less; a decoder may keep 17 images of this size
# What FFmpeg may take a file for. Playlists and scripts are not among them (hls, concat, dash, sdp, mlv ...): they name
# other files, which would be opened. Sound files are, for the sentence that they hold no video.
_FORMATS = (
    *("3gp", "apng", "asf", "av1", "avi", "avs2", "avs3", "bink", "cavsvideo", "cine", "dhav", "dirac", "dnxhd", "dv"),
    *("evc", "film_cpk", "flic", "flv", "gif", "gxf", "h261", "h263", "h264", "hevc", "ipmovie", "iv8", "ivf"),
    *("jv", "kux", "live_flv", "lvf", "m4v", "matroska", "mjpeg", "mjpeg_2000", "mov", "mp4", "mpeg", "mpegts"),
    *("mpegvideo", "mpjpeg", "mxf", "mxg", "nsv", "nut", "nuv", "obu", "ogg", "pva", "rm", "roq", "ser", "smjpeg"),
    *("smk", "swf", "ty", "vc1", "vc1test", "vvc", "webm", "wtv", "yuv4mpegpipe"),
    *("aac", "ac3", "aiff", "amr", "ape", "au", "caf", "flac", "mp3", "w64", "wav", "wv"),
)
_PLAYLIST = re.compile(
    rb"\s*(#EXTM3U|ffconcat version|v=0\s+o=|\[playlist\]|\[Reference\]|<asx"
    rb"|(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)?<(MPD|smil)\b)",
    re.IGNORECASE | re.DOTALL,
)
_PLAYLIST_BYTES = 4096  # bytes
# images that go along with the video, or are parts of one
_SIDE_IMAGES = Disposition.attached_pic | Disposition.timed_thumbnails | Disposition.dependent


def open_container(path: Path, kind: str | None = None, **options: str) -> av.container.InputContainer:
    """Open a file to read its packets.

    Args:
        path: a local file.
        kind: FFmpeg's name of the format that it must have; None for any of those known here.
        options: more for FFmpeg, as `probesize`.

    Raises:
        av.error.FFmpegError, OSError: it cannot be opened or has another format.
    """
    limits = {
        "format_whitelist": kind or ",".join(_FORMATS),
        "protocol_whitelist": "file",
        "max_pixels": str(MAX_VIDEO_PIXELS),
    }
    # tags in other encodings than UTF-8 are common, and not used here
    return av.open(library_path(path), format=kind, options=limits | options, metadata_errors="replace")


def open_video(path: Path) -> av.container.InputContainer:
    """As `open_container`, with a UserError that says what to do."""
    try:
        return open_container(path)
    except (av.error.FFmpegError, OSError, ValueError) as error:
        if _is_playlist(path):
            raise UserError(
                f"The file {path} is a playlist, which only names other files: give the video itself."
            ) from error
        raise UserError(
            f"The file {path} cannot be read as a video ({failure(error)}): give a video, a picture or a folder of "
            f"pictures."
        ) from error


def failure(error: Exception) -> str:
    """Why FFmpeg or the system could not open a file; FFmpeg's own errors are no OSErrors."""
    return "damaged, or of an unknown format" if isinstance(error, av.error.InvalidDataError) else reason(error)


def main_video(container: av.container.InputContainer) -> av.VideoStream | None:
    """The video that players show: FFmpeg's choice, but never a cover image or thumbnail; None without any."""
    videos = [stream for stream in container.streams.video if not stream.disposition & _SIDE_IMAGES]
    best = container.streams.best("video")
    if best in videos or not videos:
        return best if best in videos else None
    return max(videos, key=_pixels)


def _pixels(stream: av.VideoStream) -> int:
    codec = stream.codec_context
    return codec.width * codec.height if codec is not None else -1


def _is_playlist(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return _PLAYLIST.match(file.read(_PLAYLIST_BYTES).removeprefix(b"\xef\xbb\xbf")) is not None
    except OSError:
        return False
