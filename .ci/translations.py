"""`python .ci/translations.py`: collect the window's texts for translators, and pack their translations.

Writes `assets/translations/handmirror_LANGUAGE.ts`, where translations that exist are kept, `sentences.json` and, with
Qt's lrelease (Debian's qt6-l10n-tools, or a wheel such as pyside6-essentials), the `.qm` files that the program loads.
With `--missing` it prints what has no translation yet.
"""

import ast
import itertools
import json
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterable, Iterator
from pathlib import Path

from handmirror.app.translation import CONTEXT, COUNT, ENGLISH, LANGUAGES, SENTENCES

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "assets/translations"
# what these say is not shown in the window: texts in files, commands of their own, and errors of programmers
NOT_SHOWN = (
    "core/batch/",
    "core/bench/",
    "core/callbacks.py",
    "core/extras.py",
    "core/hand/torch_model.py",
    "core/library.py",
    "core/metrics/",
    "core/network/attention.py",
    "core/render/overlay.py",
    "core/session/export/notes.py",
    "training/loop/run_log.py",
    "training/losses/",
    "training/model/onnx_export.py",
)
STARTED = ("training", "training.train", "training.export")  # by the window: what these import belongs to it, too
# of these the window shows errors alone
ERRORS_SHOWN = (
    "core/clips/writer.py",
    "core/session/export/formats/",
    "training/data/reading.py",
    "training/export.py",
    "training/loop/training.py",
)
WORDS = {"a folder", "missing", "newer", "older"}  # that fill a field of a sentence
# formulas, types, patterns, drawings in PDF, lines of the log, headers of HTTP, help of commands
NO_TEXT = re.compile(r"->| \| None|\\s|\(\.\+| Tj |%s|charset|'none'|unreachable:|^python -m|, for example train")
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


def sentences() -> Iterator[tuple[str, bool]]:
    """Templates of the sentences of `core` and `training`, and of phrases that they fill in, {0}, {1}... for values.

    Those of counted nouns have plural forms.
    """
    for path in sorted({*(ROOT / "core").rglob("*.py"), *_imported(STARTED)}):
        place = path.relative_to(ROOT).as_posix()
        if not place.startswith(NOT_SHOWN):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            parts = {id(part) for node in ast.walk(tree) for part in _not_alone(node)}
            for node in _errors(tree) if place.startswith(ERRORS_SHOWN) else ast.walk(tree):
                if noun := _counted(node):
                    yield f"{COUNT}{noun}(s)", True
                if id(node) not in parts and _is_text(template := _template(node)):
                    yield template, False


def _imported(modules: Iterable[str]) -> set[Path]:
    """The files of `training` that modules there import, one by way of another, and their own."""
    found: set[Path] = set()
    waiting = list(modules)
    while waiting:
        place = ROOT / waiting.pop().replace(".", "/")
        path = next((each for each in (place.with_suffix(".py"), place / "__init__.py") if each.is_file()), None)
        if path is not None and path not in found:
            found.add(path)
            text = path.read_text(encoding="utf-8")
            waiting += re.findall(r"^ *from handmirror\.(training\.[\w.]+) import", text, re.MULTILINE)
    return found


def _errors(tree: ast.AST) -> Iterator[ast.AST]:
    """What is inside calls of `UserError`, and of functions such as `write_errors`."""
    for node in ast.walk(tree):
        name = node.func.id if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else ""
        if name == "UserError" or name.endswith("write_errors"):
            yield from ast.walk(node)


def _not_alone(node: ast.AST) -> Iterator[ast.AST]:
    """Docstrings and the parts of f-strings."""
    if isinstance(node, ast.JoinedStr):
        yield from node.values
    elif isinstance(node, ast.Expr):
        yield node.value


def _counted(node: ast.AST) -> str:
    """The noun of a call of `core.text.plural`."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "plural":
        return node.args[1].value if isinstance(node.args[1], ast.Constant) else ""
    return ""


def _template(node: ast.AST) -> str:
    fields = itertools.count()
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return re.sub(r"\{\w*\}", lambda _: f"{{{next(fields)}}}", node.value)  # the fields of `str.format`
    if not isinstance(node, ast.JoinedStr):
        return ""
    parts = (part.value if isinstance(part, ast.Constant) else None for part in node.values)
    return "".join(f"{{{next(fields)}}}" if part is None else re.sub("[{}]", r"\g<0>\g<0>", part) for part in parts)


def _is_text(template: str) -> bool:
    """Whether this is a sentence, several words, or one of WORDS."""
    if template in WORDS:
        return True
    words = re.findall(r"[A-Za-z]{2,}", re.sub(r"\{\d+\}", "", template))
    alone = template.strip() == template and not template.startswith(("<", ".", ";"))
    enough = len(words) > 1 or template.startswith(("line {", "Image {"))
    return enough and " " in template and alone and not NO_TEXT.search(template)


def collect() -> None:
    """Update the .ts files and the list of sentences."""
    FOLDER.mkdir(exist_ok=True)
    texts = {CONTEXT: sorted(set(window_texts())), SENTENCES: sorted(set(sentences()))}
    templates = [text for text, _ in texts[SENTENCES]]
    (FOLDER / "sentences.json").write_text(json.dumps(templates, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    calls = [
        f"translate({context!r}, {text!r}{', None, 1' * plural})"
        for context in texts
        for text, plural in texts[context]
    ]
    with tempfile.TemporaryDirectory() as scratch:
        source = Path(scratch, "texts.py")
        source.write_text("\n".join(calls) + "\n", encoding="utf-8")
        for language in LANGUAGES:
            file = FOLDER / f"handmirror_{language}.ts"
            command = ["pylupdate6", "--no-obsolete", "--ts", str(file), str(source)]
            subprocess.run([str(Path(sys.executable).with_name(command[0])), *command[1:]], check=True)
            _finish(file, language)


def _finish(file: Path, language: str) -> None:
    """Remove the places in the temporary file, name the language, and fill in English's plural forms."""
    tree = ElementTree.parse(file)
    root = tree.getroot()
    root.set("language", language)
    for message in root.iter("message"):
        for place in message.findall("location"):
            message.remove(place)
        if language == ENGLISH and message.get("numerus"):
            _fill_english(message)
    ElementTree.indent(tree, " ")
    text = ElementTree.tostring(root, encoding="unicode")
    file.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{text}\n', encoding="utf-8")


def _fill_english(message: ElementTree.Element) -> None:
    translation = message.find("translation")
    assert translation is not None
    translation.clear()
    for ending in ("", "s"):
        form = ElementTree.SubElement(translation, "numerusform")
        form.text = (message.findtext("source") or "").replace("(s)", ending)


def missing() -> list[str]:
    """What has no translation, by language; in English only plural forms have one."""
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
