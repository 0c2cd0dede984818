#!/usr/bin/env bash
# ONNX Runtime 1.32.0, official wheel for Linux: opening any model numbers the device and queues reports of use for
# Microsoft, with nothing asked and nothing said. The last version whose wheel does not is 1.28.0. What is documented
# works: ORT_DISABLE_TELEMETRY=1, set before the package is imported (a variable CI stops it, too).
#
# Seen on 2026-12-01, Linux x86-64, Python 3.11:
#   1.32.0: deviceid onnxruntime.db
#   1.32.0, ORT_DISABLE_TELEMETRY=1: none
#   1.28.0: none
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cat >"$work/run.py" <<'PY'
import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper

values = [helper.make_tensor_value_info(name, TensorProto.FLOAT, [1]) for name in ("x", "y")]
graph = helper.make_graph([helper.make_node("Relu", ["x"], ["y"])], "g", values[:1], values[1:])
model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
session = onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
session.run(None, {"x": np.ones(1, np.float32)})
PY

files_in_home() { # of a run of that version with these variables
  local version=$1 home
  shift
  home=$(mktemp -d -p "$work")
  env -i PATH="$PATH" HOME="$home" "$@" "$work/$version/bin/python" "$work/run.py" >&2
  find "$home" -type f -printf '%f\n' | sort | tr '\n' ' '
}

for version in 1.32.0 1.28.0; do
  python3 -m venv "$work/$version"
  "$work/$version/bin/pip" install --quiet --disable-pip-version-check "onnxruntime==$version" numpy==2.4.6 onnx==1.23.2
done
reports=$(files_in_home 1.32.0)
switched_off=$(files_in_home 1.32.0 ORT_DISABLE_TELEMETRY=1)
before=$(files_in_home 1.28.0)
echo "1.32.0: ${reports:-none}"
echo "1.32.0, ORT_DISABLE_TELEMETRY=1: ${switched_off:-none}"
echo "1.28.0: ${before:-none}"
[[ $reports == *deviceid* && -z $switched_off && -z $before ]]
