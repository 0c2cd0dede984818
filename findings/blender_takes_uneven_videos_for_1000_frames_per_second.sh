#!/usr/bin/env bash
# Blender 5.0.1 (bpy from PyPI; 4.5.15 gives the same), movie clips: a Matroska video with uneven times between its frames,
# as from a webcam, and without the optional default duration in its header is opened with 1000 frames per second, so that
# 36 frames become a clip of 1285. Matroska counts milliseconds, and 1000 is what FFmpeg then guesses as the base of all
# times (`r_frame_rate`); as the average rate it says that it is unknown. The time of each frame is in the file, from which
# 27 follows. With 16 such frames, or with even times, FFmpeg and Blender find the rate.
# What helps: a default duration in the header.
#
# Expected: about 27 in all cases, with the clip as many frames long as the video, give or take one.
# Seen on 2026-12-01, Linux x86-64, Python 3.11 (PyAV 18.1.0 writes the files; its `average_rate` and `guessed_rate`):
#   16 uneven frames, true rate 26.9: FFmpeg 26.75 and 26.75, Blender 26.75, 15 frames
#   36 uneven frames, true rate 27.2: FFmpeg None and 1000.00, Blender 1000.00, 1285 frames
#   120 uneven frames, true rate 27.4: FFmpeg None and 1000.00, Blender 1000.00, 4347 frames
#   36 uneven frames, true rate 27.2, 27 in the header: FFmpeg 27.00 and 27.00, Blender 27.00, 36 frames
#   36 even frames, true rate 29.8: FFmpeg 29.75 and 29.75, Blender 29.75, 35 frames
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3.11 -m venv pyav
pyav/bin/pip install --quiet --disable-pip-version-check av==18.1.0 numpy==2.3.5
python3.11 -m venv blender
blender/bin/pip install --quiet --disable-pip-version-check bpy==5.0.1
cat >make.py <<'PY'
import random
import sys
from fractions import Fraction

import av
import numpy as np

MILLISECOND = Fraction(1, 1000)
GAPS = {"uneven": (33, 33, 34, 40, 41), "even": (33, 34)}
frames, kind, rate = int(sys.argv[1]), sys.argv[2], int(sys.argv[3])
encoder = av.CodecContext.create("mjpeg", "w")
encoder.width, encoder.height, encoder.pix_fmt, encoder.time_base = 64, 48, "yuvj420p", MILLISECOND
gray = av.VideoFrame.from_ndarray(np.full((48, 64, 3), 128, np.uint8), format="rgb24").reformat(format="yuvj420p")
gray.pts = 0
jpeg = bytes(encoder.encode(gray)[0])
gaps, times = random.Random(0), [0]
while len(times) < frames:
    times.append(times[-1] + gaps.choice(GAPS[kind]))
with av.open("video.mkv", "w", format="matroska") as container:
    stream = container.add_stream("mjpeg", rate=rate or None)
    stream.width, stream.height, stream.pix_fmt, stream.time_base = 64, 48, "yuvj420p", MILLISECOND
    stream.codec_context.framerate = rate  # 0: no default duration in the header, where PyAV would else state 24 per second
    container.start_encoding()
    for pts in times:
        packet = av.Packet(jpeg)
        packet.stream, packet.time_base, packet.pts, packet.dts, packet.is_keyframe = stream, MILLISECOND, pts, pts, True
        container.mux(packet)
with av.open("video.mkv") as container:
    stream = container.streams.video[0]
    assert [packet.pts for packet in container.demux(stream) if packet.size] == times
    average, guessed = ("None" if each is None else f"{float(each):.2f}" for each in (stream.average_rate, stream.guessed_rate))
    print(f"true rate {1000 * (frames - 1) / times[-1]:.1f}{f', {rate} in the header' if rate else ''}", end=": ")
    print(f"FFmpeg {average} and {guessed}", end=", ")
PY
cat >open.py <<'PY'
import bpy

clip = bpy.data.movieclips.load("video.mkv")
print(f"Blender {clip.fps:.2f}, {clip.frame_duration} frames")
PY
for case in '16 uneven 0' '36 uneven 0' '120 uneven 0' '36 uneven 27' '36 even 0'; do
  read -r frames kind rate <<<"$case"
  printf '%s %s frames, ' "$frames" "$kind"
  pyav/bin/python make.py "$frames" "$kind" "$rate"
  blender/bin/python open.py | grep '^Blender [0-9.]*, '
done | tee seen
diff - seen <<'SEEN'
16 uneven frames, true rate 26.9: FFmpeg 26.75 and 26.75, Blender 26.75, 15 frames
36 uneven frames, true rate 27.2: FFmpeg None and 1000.00, Blender 1000.00, 1285 frames
120 uneven frames, true rate 27.4: FFmpeg None and 1000.00, Blender 1000.00, 4347 frames
36 uneven frames, true rate 27.2, 27 in the header: FFmpeg 27.00 and 27.00, Blender 27.00, 36 frames
36 even frames, true rate 29.8: FFmpeg 29.75 and 29.75, Blender 29.75, 35 frames
SEEN
