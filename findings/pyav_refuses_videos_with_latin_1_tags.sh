#!/usr/bin/env bash
# PyAV 18.1.0: a playable AVI whose title is Latin-1, as AVI's INFO tags of older programs are, cannot be opened.
# Expected: it opens, as in FFmpeg, whose tags are bytes. Seen: av.open raises UnicodeDecodeError, since the tags of the
# container are decoded as strict UTF-8 while it is opened; metadata_errors="replace" opens it and reads all its frames.
#
# Seen on 2026-12-01, Linux x86-64, Python 3.11:
#   UnicodeDecodeError: 'utf-8' codec can't decode byte 0xe4 in position 1: invalid continuation byte
#   'H?nde   ' 8   (the title, with U+FFFD for the byte, and the frames)
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check av==18.1.0 numpy==2.3.5
cat >tags.py <<'PY'
import av
import numpy as np

with av.open("clip.avi", "w") as container:
    container.metadata["title"] = "Hand~nde"
    stream = container.add_stream("mjpeg", rate=30)
    stream.width, stream.height, stream.pix_fmt = 64, 48, "yuvj420p"
    for shade in range(8):
        container.mux(stream.encode(av.VideoFrame.from_ndarray(np.full((48, 64, 3), shade * 30, np.uint8), "rgb24")))
    container.mux(stream.encode(None))
with open("clip.avi", "r+b") as file:
    content = file.read()
    assert content.count(b"Hand~nde") == 1
    file.seek(0)
    file.write(content.replace(b"Hand~nde", "Hände".encode("latin-1") + b"   "))

try:
    av.open("clip.avi")
    print("opened")
except UnicodeDecodeError as error:
    print("UnicodeDecodeError:", error)
with av.open("clip.avi", metadata_errors="replace") as container:
    frames = sum(1 for _ in container.decode(video=0))
    print(repr(container.metadata["title"]), frames)
PY
env/bin/python tags.py | tee seen
grep -q "UnicodeDecodeError: 'utf-8' codec can't decode byte 0xe4" seen
grep -q "H.*nde.* 8" seen
