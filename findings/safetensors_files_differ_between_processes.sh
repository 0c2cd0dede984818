#!/usr/bin/env bash
# safetensors 0.8.0: saving the same tensors with the same metadata writes other bytes in another process, so a checkpoint's
# SHA-256 says nothing about whether its contents changed, and a build that saves one is not reproducible.
# Expected: the same file each time; tensors are sorted, and Python keeps the order of a dict.
# Seen: the entries of `__metadata__` stand in an order that changes from process to process; all else is equal. With one
# entry the files are equal.
#
# Seen on 2026-12-01, Linux x86-64, Python 3.11:
#   8 processes, 6 metadata entries: 8 different files, 1 without metadata
#   8 processes, 1 metadata entries: 1 different files, 1 without metadata
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check safetensors==0.8.0 numpy==2.3.5
cat >save.py <<'PY'
import hashlib
import json
import sys

import numpy as np
from safetensors.numpy import save_file

count = int(sys.argv[1])
tensors = {"weight": np.arange(6, dtype=np.float32), "bias": np.zeros(2, np.float32)}
save_file(tensors, "net.safetensors", {f"key{number}": str(number) for number in range(count)})
content = open("net.safetensors", "rb").read()
size = int.from_bytes(content[:8], "little")
header = json.loads(content[8 : 8 + size])
del header["__metadata__"]
rest = json.dumps(header).encode() + content[8 + size :]
print(hashlib.sha256(content).hexdigest(), hashlib.sha256(rest).hexdigest())
PY
for count in 6 1; do
  for _ in 1 2 3 4 5 6 7 8; do env/bin/python save.py $count; done >seen$count
  echo "8 processes, $count metadata entries: $(cut -d' ' -f1 seen$count | sort -u | wc -l) different files," \
    "$(cut -d' ' -f2 seen$count | sort -u | wc -l) without metadata"
done
(($(cut -d' ' -f1 seen6 | sort -u | wc -l) > 1))
(($(cut -d' ' -f2 seen6 | sort -u | wc -l) == 1))
(($(cut -d' ' -f1 seen1 | sort -u | wc -l) == 1))
