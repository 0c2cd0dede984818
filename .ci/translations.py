"""`python .ci/translations.py`: collect the window's texts for translators, and pack their translations.

Writes `assets/translations/handmirror_LANGUAGE.ts`, where translations that exist are kept, `sentences.json` and, with
Qt's lrelease (Debian's qt6-l10n-tools, or a wheel such as pyside6-essentials), the `.qm` files that the program loads.
With `--missing` it prints what has no translation yet.
"""

import ast
import json
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from pathlib import Path

from handmirror.app.translation import CONTEXT, LANGUAGES, SENTENCES

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "assets/translations"
# sentences of these are not shown in the window: texts in files, and commands of their own
NOT_SHOWN = ("core/bench/", "core/clips/", "core/session/export/formats/", "core/session/export/notes.py")
LRELEASE = shutil.which("lrelease") or "/usr/lib/qt6/bin/lrelease"


def window_texts() -> Iterator[tuple[str, bool]]:
    """The texts of all calls of `tr`, and whether each has plural forms; ValueError for one that is not a literal."""
    for path in sorted((ROOT / "app").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "tr":
                text = node.args[0]
                if not (isinstance(text, ast.Constant) and isinstance(text.value, str)):
                    raise ValueError(f"{path}:{node.lineno}: the text of `tr` is not a literal")
                yield text.value, len(node.args) > 1


def core_sentences() -> Iterator[str]:
    """Templates of the sentences that `core` makes: {0}, {1}... where values are filled in."""
    for path in sorted((ROOT / "core").rglob("*.py")):
        if not path.relative_to(ROOT).as_posix().startswith(NOT_SHOWN):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            parts = {id(part) for node in ast.walk(tree) for part in _not_alone(node)}
            templates = (_template(node) for node in ast.walk(tree) if id(node) not in parts)
            yield from (template for template in templates if _is_sentence(template))


def _not_alone(node: ast.AST) -> Iterator[ast.AST]:
    """Docstrings and the parts of f-strings."""
    if isinstance(node, ast.JoinedStr):
        yield from node.values
    elif isinstance(node, ast.Expr):
        yield node.value


def _template(node: ast.AST) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value.replace("{", "{{").replace("}", "}}")
    if not isinstance(node, ast.JoinedStr):
        return ""
    fields = iter(range(len(node.values)))
    return "".join(_template(part) if isinstance(part, ast.Constant) else f"{{{next(fields)}}}" for part in node.values)


def _is_sentence(template: str) -> bool:
    words = re.findall(r"[a-z]{2,}", re.sub(r"\{\d+\}", "", template))
    return bool(re.match(r"[A-Z{]", template)) and template.endswith((".", "…")) and len(words) > 1


def collect() -> None:
    """Update the .ts files and the list of sentences."""
    FOLDER.mkdir(exist_ok=True)
    sentences = sorted(set(core_sentences()))
    (FOLDER / "sentences.json").write_text(json.dumps(sentences, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    calls = [f"translate({CONTEXT!r}, {text!r}{', None, 1' * plural})" for text, plural in sorted(set(window_texts()))]
    calls += [f"translate({SENTENCES!r}, {text!r})" for text in sentences]
    with tempfile.TemporaryDirectory() as scratch:
        source = Path(scratch, "texts.py")
        source.write_text("\n".join(calls) + "\n", encoding="utf-8")
        for language in LANGUAGES:
            file = FOLDER / f"handmirror_{language}.ts"
            command = ["pylupdate6", "--no-obsolete", "--ts", str(file), str(source)]
            subprocess.run([str(Path(sys.executable).with_name(command[0])), *command[1:]], check=True)
            _without_places(file, language)


def _without_places(file: Path, language: str) -> None:
    """Remove the places in the temporary file, and name the language."""
    tree = ElementTree.parse(file)
    root = tree.getroot()
    root.set("language", language)
    for message in root.iter("message"):
        for place in message.findall("location"):
            message.remove(place)
    ElementTree.indent(tree, " ")
    text = ElementTree.tostring(root, encoding="unicode")
    file.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{text}\n', encoding="utf-8")


def missing() -> list[str]:
    """What has no translation, by language; in English only plural forms need one."""
    lines = []
    for language in LANGUAGES:
        for message in ElementTree.parse(FOLDER / f"handmirror_{language}.ts").getroot().iter("message"):
            translation = message.find("translation")
            finished = translation is not None and translation.get("type") != "unfinished"
            if not finished and (language != "en" or message.get("numerus")):
                lines.append(f"{language}: {message.findtext('source')}")
    return lines


def pack() -> None:
    """Write the .qm files, and their hashes."""
    for language in LANGUAGES:
        file = FOLDER / f"handmirror_{language}.ts"
        subprocess.run([LRELEASE, "-silent", str(file), "-qm", str(file.with_suffix(".qm"))], check=True)
    subprocess.run([sys.executable, "-m", "handmirror.training.assets_hashes"], check=True)


if __name__ == "__main__":
    collect()
    pack()
    if "--missing" in sys.argv[1:]:
        print("\n".join(missing()))
