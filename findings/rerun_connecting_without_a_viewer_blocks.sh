#!/usr/bin/env bash
# rerun-sdk 0.41.0, Python: `connect_grpc(url)` waits five seconds when no viewer listens at the address. Its docstring says
# "This function returns immediately." `disconnect()` afterwards takes another five seconds, with one small text logged;
# that one's docstring says nothing of the time. A program that streams to a viewer which the user may open later must
# therefore call both in a thread of its own.
#
# Expected: `connect_grpc` returns within milliseconds and connects in the background; `disconnect` gives up at
# once where nothing was ever connected.
# Seen on 2026-12-01, Linux x86-64, Python 3.11, a port of this machine that refuses connections:
#   docstring says that it returns immediately: True
#   connect_grpc: 5.0 s
#   log: 0.0 s
#   disconnect: 5.0 s
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3.11 -m venv env
env/bin/pip install --quiet --disable-pip-version-check rerun-sdk==0.41.0 numpy==2.4.6 pyarrow==26.0.1
cat >connect.py <<'PY'
import inspect
import socket
import time

import rerun as rr


def seconds(name, call, *arguments):
    start = time.monotonic()
    call(*arguments)
    taken = time.monotonic() - start
    print(f"{name}: {taken:.1f} s")
    return taken


promised = "returns immediately" in inspect.getdoc(rr.connect_grpc)
print("docstring says that it returns immediately:", promised)
with socket.socket() as reserved:  # bound, but not listening: connections are refused
    reserved.bind(("127.0.0.1", 0))
    rr.init("no viewer", spawn=False)
    connect = seconds("connect_grpc", rr.connect_grpc, f"rerun+http://127.0.0.1:{reserved.getsockname()[1]}/proxy")
    log = seconds("log", rr.log, "text", rr.TextLog("one line"))
    disconnect = seconds("disconnect", rr.disconnect)
assert promised and connect > 2 and log < 2 and disconnect > 2
PY
HOME=$work env/bin/python connect.py
