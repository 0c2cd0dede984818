"""How a decoder's frames are rotated and mirrored: by their display matrix, which not every frame repeats."""

import av
from av.buffer import Buffer
from av.sidedata.sidedata import SideDataContainer

from handmirror.core.camera.orientation import Orientation


class FrameOrientations:
    """The orientation of each frame of one video, asked in the order in which the frames are shown.

    H.264 and HEVC may state it only at key frames (ITU-T H.264, D.2.24: it persists until the next coded video
    sequence), and the decoder passes it on with these alone. So what a key frame says, or does not say, holds up to
    the next one.
    """

    def __init__(self) -> None:
        self._last = Orientation()

    def of(self, frame: av.VideoFrame) -> Orientation:
        """How this frame is shown."""
        try:
            # not `frame.side_data`, a cycle that holds the image until Python looks for cycles
            matrix = SideDataContainer(frame).get("DISPLAYMATRIX")  # type: ignore[call-arg]
        except ValueError:  # PyAV up to 18.1 has no names for some other side data, such as EXIF
            self._last = Orientation.from_rotation(frame.rotation)
            return self._last
        if isinstance(matrix, Buffer):
            self._last = Orientation.from_matrix(bytes(matrix))
        elif frame.key_frame:
            self._last = Orientation()
        return self._last
