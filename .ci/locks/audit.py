"""Looks for known vulnerabilities in the locked versions, of this system and Python, with pip-audit.

    .venv/bin/python .ci/locks/audit.py    # exit status 1 where one is known that IGNORED does not have

Where the database cannot be reached, or does not know the distributions, this says so and ends well.
"""

import json
import subprocess
import sys
from pathlib import Path

LOCKS = Path(__file__).resolve().parent
# vulnerability -> why it does not affect Handmirror; review at each renewal of the locks
IGNORED: dict[str, str] = {}


def main() -> int:
    """Audit the locks; the exit status."""
    command = [sys.executable, "-m", "pip_audit", "--format", "json", "--progress-spinner", "off", "--timeout", "20"]
    files = [word for name in ("torch", "dev") for word in ("--requirement", str(LOCKS / f"{name}.txt"))]
    options = ["--disable-pip", "--no-deps"]
    ended = subprocess.run([*command, *options, *files], capture_output=True, text=True, check=False)
    try:
        found = json.loads(ended.stdout)["dependencies"]
    except (ValueError, KeyError):
        last = (ended.stderr.strip().splitlines() or ["no reason given"])[-1]
        print(f"The vulnerability database could not be reached, nothing was audited: {last}")
        return 0
    known, sentence = judged(found)
    print(sentence)
    return 1 if known else 0


def judged(found: list[dict]) -> tuple[list[str], str]:
    """Vulnerabilities of pip-audit's list that are not ignored, and a summary of the audit."""
    audited = [each for each in found if "skip_reason" not in each]
    known = [
        f"{each['name']} {each['version']}: {fault['id']}, fixed in {', '.join(fault['fix_versions']) or 'no version'}"
        for each in audited
        for fault in each["vulns"]
        if not {fault["id"], *fault["aliases"]} & IGNORED.keys()
    ]
    if known:
        return known, "Known vulnerabilities, to be renewed or explained in .ci/locks/audit.py:\n" + "\n".join(known)
    if not audited:
        return known, f"The database knows none of the {len(found)} distributions here: nothing was audited."
    return known, f"No known vulnerability in {len(audited)} of {len(found)} distributions; the others are not known."


if __name__ == "__main__":
    sys.exit(main())
