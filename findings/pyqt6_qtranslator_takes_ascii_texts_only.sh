#!/usr/bin/env bash
# PyQt6 6.11.0: `QTranslator.translate(context, text)` raises UnicodeEncodeError for a text that is not ASCII, such as a menu
# item that ends in an ellipsis. `QCoreApplication.translate` takes the same text and finds its translation.
# Expected: both look the same text up; Qt takes UTF-8 in both.
# Seen: a program or test that asks one translator, for instance to compare a .qm file with its .ts file, fails on "Open…".
#
# Seen on 2026-12-01, Linux x86-64, Python 3.11:
#   QCoreApplication.translate: Open…
#   QTranslator.translate: UnicodeEncodeError
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check PyQt6==6.11.0 PyQt6-Qt6==6.11.2
cat >translate.py <<'PY'
from PyQt6.QtCore import QCoreApplication, QTranslator

app = QCoreApplication([])
print("QCoreApplication.translate:", QCoreApplication.translate("Menu", "Open…"))
assert QTranslator().translate("Menu", "Open...") == ""  # ASCII: no translation is loaded
try:
    print("QTranslator.translate:", QTranslator().translate("Menu", "Open…"))
except UnicodeEncodeError as error:
    print("QTranslator.translate:", type(error).__name__)
PY
env/bin/python translate.py | tee seen
printf 'QCoreApplication.translate: Open…\nQTranslator.translate: UnicodeEncodeError\n' | diff - seen
