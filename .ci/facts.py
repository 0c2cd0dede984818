"""Prints the size and the seams of the code at a commit: `python .ci/facts.py [REVISION]`.

For each top folder its files, lines, longest file and longest function (without its docstring); then the imports
between rooms, which are the folders one level down, and the imports inside functions of the app.
"""

import ast
import re
import subprocess
import sys
from collections import Counter, defaultdict
from pathlib import PurePosixPath

FOLDERS = ("app", "core", "training", "tests")


def main(revision: str = "HEAD") -> None:
    """Print the tables."""
    sources = {name: text for name, text in read(revision).items() if name.split("/")[0] in FOLDERS}
    print(f"{'folder':10}{'at its top':>11}{'files':>7}{'lines':>8}  longest file, longest function")
    for folder in FOLDERS:
        own = {name: text for name, text in sources.items() if name.startswith(f"{folder}/")}
        tops = sum(name.count("/") == 1 for name in own)
        lines = {name: text.count("\n") for name, text in own.items()}
        longest = max(lines, key=lambda name: lines[name])
        length, function = max(found for name, text in own.items() for found in functions(name, text))
        sizes = f"{tops:11}{len(own):7}{sum(lines.values()):8}"
        print(f"{folder:10}{sizes}  {lines[longest]} {longest}, {length} {function}")
    late = sum(late_imports(text) for name, text in sources.items() if name.startswith("app/"))
    print(f"\nimports inside functions of app: {late}\n\nimports between rooms")
    for room, others in sorted(edges(sources).items()):
        print(f"{room:24} -> {', '.join(f'{other} {count}' for other, count in sorted(others.items()))}")


def read(revision: str) -> dict[str, str]:
    """Every Python file of the commit."""
    names = git("ls-tree", "-r", "--name-only", revision).splitlines()
    return {name: git("show", f"{revision}:{name}") for name in names if name.endswith(".py")}


def git(*arguments: str) -> str:
    """What git prints."""
    return subprocess.run(["git", *arguments], capture_output=True, text=True, check=True).stdout


def functions(name: str, text: str) -> list[tuple[int, str]]:
    """Lines of each function without its docstring, and where it is."""
    found = [(0, name)]
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            docstring = ast.get_docstring(node, clean=False)
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            found.append((lines - (docstring.count("\n") + 1 if docstring is not None else 0), f"{name}:{node.name}"))
    return found


def late_imports(text: str) -> int:
    """Imports that are executed only when a function is called."""
    inside = (node for node in ast.walk(ast.parse(text)) if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)))
    return len(
        {id(each) for node in inside for each in ast.walk(node) if isinstance(each, (ast.Import, ast.ImportFrom))}
    )


def edges(sources: dict[str, str]) -> dict[str, Counter[str]]:
    """Of each room the imports of others; the modules at the top of a folder are one room together."""
    rooms = {PurePosixPath(name).parts[:2] for name in sources if name.count("/") > 1}
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for name, text in sources.items():
        here = _room(PurePosixPath(name).parts, rooms)
        for module in re.findall(r"^\s*from (?:handmirror\.)?((?:app|core|training)[\w.]*) import", text, re.MULTILINE):
            there = _room(tuple(module.split(".")), rooms)
            if there != here and not here.startswith("tests"):
                found[here][there] += 1
    return found


def _room(parts: tuple[str, ...], rooms: set[tuple[str, ...]]) -> str:
    return "/".join(parts[:2] if parts[:2] in rooms else parts[:1])


if __name__ == "__main__":
    main(*sys.argv[1:2])
