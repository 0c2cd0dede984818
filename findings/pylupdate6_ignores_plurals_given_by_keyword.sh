#!/usr/bin/env bash
# pylupdate6 of PyQt6 6.11.0: a text whose number is given by keyword, `tr("%n frame(s)", n=count)`, is written to the
# translation file without numerus="yes", as if it had no plural forms. Given by position, `tr("...", None, count)`, it has them.
# Expected: both are the same call of QObject.tr, whose parameters are named `disambiguation` and `n`; other keywords are
# understood: `disambiguation="..."` by keyword arrives in the file.
# Seen: the plural forms are missing, so translators cannot enter them and every number gets one form. No message.
#
# Seen on 2026-12-01, Linux x86-64, Python 3.11:
#   keyword: <message>
#   position: <message numerus="yes">
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check PyQt6==6.11.0 PyQt6-Qt6==6.11.2
cat >keyword.py <<'PY'
from PyQt6.QtCore import QObject


class Report(QObject):
    def text(self, count: int) -> str:
        return self.tr("%n frame(s)", disambiguation="captured", n=count)
PY
sed 's/disambiguation="captured", n=count/"captured", count/' keyword.py >position.py
for way in keyword position; do
  env/bin/pylupdate6 --ts "$way.ts" "$way.py" >/dev/null
  grep -q '<comment>captured</comment>' "$way.ts"
  printf '%s: %s\n' "$way" "$(grep -o '<message[^>]*>' "$way.ts")"
done | tee seen
printf 'keyword: <message>\nposition: <message numerus="yes">\n' | diff - seen
