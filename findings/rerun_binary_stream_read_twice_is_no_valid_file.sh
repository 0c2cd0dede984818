#!/usr/bin/env bash
# rerun-sdk 0.41.0, Python: what `BinaryStream.read()` returns in several calls, written one after the other, is not a
# valid .rrd. The docstrings say that `read` "reads the available bytes from the stream", which is an "encoded stream of
# bytes that can be saved as an rrd". In fact each call returns a recording with a header and a footer of its own, and the
# positions in the footer apparently count from the start of that call's bytes. Commands that read from start to end
# (`rerun rrd merge`) take all of it and make a valid file of it; what uses the footer refuses it: `rerun rrd verify`, and
# the catalog server, which leaves the file out with a warning. What helps: collect all and read once, or merge.
#
# Expected: the calls return consecutive parts of one recording, as with any stream.
# Seen on 2026-12-01, Linux x86-64, Python 3.11, five frames:
#   read once: verify 0, recordings in the catalog: 1
#   read five times: verify 1, recordings in the catalog: 0
#     "five.rrd"/points/one: More than one RRD manifest
#     Failed loading file five.rrd: Error loading RRD: CRC check failed
#   merged: verify 0, recordings in the catalog: 1
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
export HOME=$work # the settings of the `rerun` command are kept there
python3.11 -m venv env
env/bin/pip install --quiet --disable-pip-version-check \
  'rerun-sdk[catalog]==0.41.0' datafusion==54.0.0 numpy==2.4.6 pandas==3.1.1 pyarrow==26.0.1
env/bin/rerun analytics disable >/dev/null 2>&1
cat >write.py <<'PY'
import sys

import numpy as np
import rerun as rr

name, every = sys.argv[1], int(sys.argv[2])
recording = rr.RecordingStream("points", recording_id="one")
stream = recording.binary_stream()
with open(name, "wb") as file:
    for frame in range(5):
        recording.set_time("frame", sequence=frame)
        recording.log("points", rr.Points3D(np.full((21, 3), frame)))
        if (frame + 1) % every == 0:
            file.write(stream.read())
PY
cat >catalog.py <<'PY'
import os
import sys

import rerun as rr
import rerun.server

with rr.server.Server(host="127.0.0.1", datasets={"points": [os.path.abspath(sys.argv[1])]}) as server:
    print("recordings", len(server.client().get_dataset("points").segment_ids()))
PY
look() { # at a file: prints the status of verify and the number of recordings that the catalog server loads
  local status=0
  env/bin/rerun rrd verify "$1" 2>>log >>log || status=$?
  echo "verify $status, recordings in the catalog: $(env/bin/python catalog.py "$1" 2>>log | sed -n 's/^recordings //p')"
}
env/bin/python write.py once.rrd 5
env/bin/python write.py five.rrd 1
env/bin/rerun rrd merge five.rrd -o merged.rrd 2>/dev/null
env/bin/rerun rrd stats merged.rrd 2>/dev/null | grep -qx 'num_rows = 6' # five frames and the recording's properties
{
  echo "read once: $(look once.rrd)"
  echo "read five times: $(look five.rrd)"
  echo "merged: $(look merged.rrd)"
} | tee seen
grep -o '"five.rrd".*More than one RRD manifest' log
grep -o 'CRC check failed' log
printf '%s\n' 'read once: verify 0, recordings in the catalog: 1' 'read five times: verify 1, recordings in the catalog: 0' \
  'merged: verify 0, recordings in the catalog: 1' | diff - seen
