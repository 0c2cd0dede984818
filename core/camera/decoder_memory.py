"""How much memory a video's decoder takes, from what the video states before anything is decoded."""

import av

from handmirror.core.errors import UserError

MAX_DECODER_BYTES = 850_000_000  # 8K of 10 bits at the most pictures that the highest levels allow takes 840 MB
_OF_MOTION = 0.6  # bytes a pixel for motion vectors and the like, measured with H.264 and HEVC
_UNKNOWN_BYTES = 3.0  # a pixel, where the pixel format is not stated
_MAX_STATED = 16  # pictures to be kept, by H.264 (A.3.1) and HEVC (A.4.1)
_KEPT = {"vp9": 9, "av1": 9, "libdav1d": 9, "vvc": _MAX_STATED + 1}  # 8 slots for references, and the current picture
_KEPT_BY_OTHERS, _KEPT_BY_INTRA = 3, 2
_COUNTED = {"h264", "hevc", *_KEPT}  # codecs that may keep more pictures than they state
_PROFILES_WITH_CHROMA = {44, 83, 86, 100, 110, 118, 122, 128, 144, 244}
_H264_SPS, _HEVC_SPS = 7, 33


class DecoderMemory:
    """Bounds the memory of one video's decoder: what its header asks for, then what is really taken."""

    def __init__(self, codec: av.VideoCodecContext, what: str, advice: str) -> None:
        """UserError, from `what` ("The video a.mp4") to `advice`, where the header asks for too much."""
        self._what, self._advice, self._counted = what, advice, codec.name in _COUNTED
        self._buffers: set[int] = set()
        self._layout: tuple[int, int, str] | None = None
        self._sets = _ParameterSets(codec.name, codec.extradata or b"") if codec.name in ("h264", "hevc") else None
        self._size = codec.width, codec.height, codec.format
        self._check(self._sets.stated(self._sets.first) if self._sets else _frames_kept(codec), *self._size)

    def inspect(self, packet: "av.Packet[av.VideoStream]") -> None:
        """UserError when parameter sets in a packet, which replace those of the header, ask for too much."""
        width, height, pixels = self._size
        if self._sets and _bytes(_MAX_STATED + 1, width, height, pixels) > MAX_DECODER_BYTES:
            units = self._sets.within(bytes(packet))
            if units:
                self._check(self._sets.stated(units), *self._size)

    def add(self, frame: av.VideoFrame) -> None:
        """Count a decoded frame's buffer, as buffers are kept for reuse; UserError when all take too much."""
        if not self._counted:  # others may place each picture elsewhere
            return
        layout = frame.width, frame.height, frame.format.name
        if layout != self._layout:
            self._layout, self._buffers = layout, set()
        self._buffers.add(frame.planes[0].buffer_ptr)
        most = max(len(self._buffers) - 1, 1)  # by its order of output, a stream may need one more than it states
        self._check(most, frame.width, frame.height, frame.format)

    def _check(self, kept: int, width: int, height: int, pixels: av.VideoFormat | None) -> None:
        size = _bytes(kept, width, height, pixels)
        if size > MAX_DECODER_BYTES:
            raise UserError(
                f"{self._what} takes {size / 1e9:.1f} GB of memory to decode ({kept} pictures of {width} x {height} "
                f"pixels at a time): {self._advice}."
            )


def _bytes(kept: int, width: int, height: int, pixels: av.VideoFormat | None) -> float:
    return kept * width * height * ((pixels.padded_bits_per_pixel / 8 if pixels else _UNKNOWN_BYTES) + _OF_MOTION)


def _frames_kept(codec: av.VideoCodecContext) -> int:
    """The most pictures that a decoder holds at a time, the current one included, where no header states it."""
    return _KEPT.get(codec.name) or (_KEPT_BY_INTRA if codec.codec.intra_only else _KEPT_BY_OTHERS)


class _ParameterSets:
    """The sequence parameter sets of H.264 or HEVC in a decoder's settings and in packets."""

    def __init__(self, codec: str, settings: bytes) -> None:
        """`settings`: avcC, hvcC (ISO/IEC 14496-15), or Annex B; the packets are like them."""
        self._h264 = codec == "h264"
        self._length_bytes = 0  # of a unit; 0: Annex B
        try:
            self.first = self._chosen(self._listed_in(settings))
        except IndexError:  # cut off
            self.first = []

    def _listed_in(self, settings: bytes) -> list[bytes]:
        if self._h264 and settings[:1] == b"\1":
            self._length_bytes = (settings[4] & 3) + 1
            return _listed(settings, 6, settings[5] & 31)
        if self._h264 or not (any(settings[:2]) or settings[2:3] > b"\1"):
            return settings.split(b"\0\0\1")
        self._length_bytes = (settings[21] & 3) + 1
        units, place = [], 23
        for _ in range(settings[22]):
            found = _listed(settings, place + 3, int.from_bytes(settings[place + 1 : place + 3], "big"))
            units += found
            place += 3 + sum(2 + len(unit) for unit in found)
        return units

    def _chosen(self, units: list[bytes]) -> list[bytes]:
        if self._h264:
            return [unit for unit in units if unit and unit[0] & 31 == _H264_SPS]
        return [unit for unit in units if len(unit) > 1 and int.from_bytes(unit[:2], "big") >> 3 == _HEVC_SPS << 6]

    def within(self, packet: bytes) -> list[bytes]:
        """Those in a packet."""
        if self._length_bytes == 0 or packet[:4] == b"\0\0\0\1":
            return self._chosen(packet.split(b"\0\0\1"))
        return self._chosen(_listed(packet, 0, len(packet), self._length_bytes))

    def stated(self, units: list[bytes]) -> int:
        """The most pictures that a decoder holds at a time by these sets, the current one included."""
        stated_in = _stated_in_h264 if self._h264 else _stated_in_hevc
        try:
            return max((stated_in(unit) for unit in units), default=_MAX_STATED) + 1
        except (IndexError, ValueError):  # cut off
            return _MAX_STATED + 1


def _listed(data: bytes, place: int, count: int, length_bytes: int = 2) -> list[bytes]:
    """`count` units from `place` on, each after its length; fewer where the data ends."""
    units: list[bytes] = []
    while len(units) < count and place < len(data):
        start = place + length_bytes
        end = start + int.from_bytes(data[place:start], "big")
        units.append(data[start:end])
        place = end
    return units


class _Bits:
    """Reads the fields of a unit in sequence; IndexError or ValueError at its end."""

    def __init__(self, unit: bytes) -> None:
        data = unit.replace(b"\0\0\3", b"\0\0")  # the 3 only keeps start codes out
        self._bits = f"{int.from_bytes(data, 'big'):0{8 * len(data)}b}"
        self._place = 0

    def take(self, count: int) -> int:
        """The next `count` bits, at least one, as a number."""
        self._place += count
        return int(self._bits[self._place - count : self._place], 2)

    def golomb(self) -> int:
        """An Exp-Golomb code (ITU-T H.264, 9.1), ue(v)."""
        zeros = self._bits.index("1", self._place) - self._place
        self._place += zeros
        return self.take(zeros + 1) - 1

    def signed_golomb(self) -> int:
        """se(v)."""
        code = self.golomb()
        return (code + 1) // 2 if code & 1 else -code // 2


def _stated_in_h264(unit: bytes) -> int:
    """max_num_ref_frames of a sequence parameter set (ITU-T H.264, 7.3.2.1.1)."""
    bits = _Bits(unit[1:])
    profile, _ = bits.take(8), bits.take(16)
    bits.golomb()  # number of the set
    if profile in _PROFILES_WITH_CHROMA:
        chroma = bits.golomb()
        if chroma == 3:
            bits.take(1)
        _ = bits.golomb(), bits.golomb(), bits.take(1)  # bit depths
        if bits.take(1):
            for k in range(12 if chroma == 3 else 8):
                _skip_scaling_list(bits, 16 if k < 6 else 64)
    bits.golomb()  # bits of the frame number
    order = bits.golomb()
    if order == 0:
        bits.golomb()
    elif order == 1:
        _ = bits.take(1), bits.golomb(), bits.golomb()
        for _ in range(bits.golomb()):
            bits.golomb()
    return bits.golomb()


def _skip_scaling_list(bits: _Bits, count: int) -> None:
    if not bits.take(1):
        return
    scale = 8
    for _ in range(count):
        scale = (scale + bits.signed_golomb()) & 255
        if scale == 0:  # the rest repeats the last one
            return


def _stated_in_hevc(unit: bytes) -> int:
    """The largest sps_max_dec_pic_buffering of a sequence parameter set (ITU-T H.265, 7.3.2.2.1)."""
    bits = _Bits(unit[2:])
    bits.take(4)
    layers = bits.take(3)  # below the highest one
    _ = bits.take(1), bits.take(88), bits.take(8)  # profile, tier and level
    stated = [(bits.take(1), bits.take(1)) for _ in range(layers)]
    if layers:
        bits.take(2 * (8 - layers))
    for has_profile, has_level in stated:
        if has_profile:
            bits.take(88)
        if has_level:
            bits.take(8)
    bits.golomb()  # number of the set
    if bits.golomb() == 3:
        bits.take(1)
    _ = bits.golomb(), bits.golomb()  # width, height
    if bits.take(1):
        _ = [bits.golomb() for _ in range(4)]  # crop
    _ = bits.golomb(), bits.golomb(), bits.golomb()  # bit depths, bits of the picture's place
    each = bits.take(1)
    kept = []
    for _ in range(layers + 1 if each else 1):
        kept.append(bits.golomb())
        _ = bits.golomb(), bits.golomb()
    return max(kept) + 1  # each was stated minus 1
