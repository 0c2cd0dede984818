"""The directive `commands`: every command of `handmirror` with its arguments and options, read from the program."""

import re
from typing import Any

import typer
from docutils import nodes
from docutils.parsers.rst import Directive
from sphinx.application import Sphinx

from handmirror.app.__main__ import app as handmirror

EXTRA = re.compile(r"\s\[([^\[\]]+)\]$")  # what typer, and an option's own text, says of its default and range


class Commands(Directive):
    """A section for each command; the content is for readers of the page's source."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        """The sections."""
        window: Any = typer.main.get_command(handmirror)
        context = window.make_context("handmirror", [], resilient_parsing=True)
        commands = {name: window.resolve_command(context, [name])[1] for name in window.list_commands(context)}
        sections = [_section("handmirror", window)]
        sections += [_section(f"handmirror {name}", command) for name, command in commands.items()]
        for section in sections:
            self.state.document.note_implicit_target(section, section)
        return sections


def _section(name: str, command: Any) -> nodes.section:
    section = nodes.section(ids=[name.replace(" ", "-")], names=[name])
    section += nodes.title("", "", nodes.literal("", name))
    for paragraph in (command.help or "").split("\n\n"):
        section += _paragraph(paragraph)
    context = command.make_context(name, [], resilient_parsing=True)
    section += nodes.literal_block("", " ".join([name, *command.collect_usage_pieces(context)]), language="text")
    records = [each.get_help_record(context) for each in command.params if each.name != "help"]
    if rows := [_row(*record) for record in records if record]:
        section += _table(rows)
    return section


def _paragraph(text: str) -> nodes.Node:
    """A paragraph; after click's mark for text that keeps its lines, a block."""
    if text.startswith("\b"):
        return nodes.literal_block("", text.removeprefix("\b").strip("\n"), language="text")
    return nodes.paragraph("", " ".join(text.split()))


def _row(name: str, text: str) -> tuple[str, str, str]:
    """Name, explanation, default and range."""
    extras: list[str] = []
    while found := EXTRA.search(text.rstrip()):
        extras.insert(0, re.sub(r"^default: \(?(.*?)\)?$", r"\1", found[1]))
        text = text[: found.start()]
    name = name.replace("<", "").replace(">", "").replace("int range", "N").replace("float range", "NUMBER")
    return name, text.strip(), "; ".join(extras)


def _table(rows: list[tuple[str, str, str]]) -> nodes.table:
    group = nodes.tgroup(cols=3)
    group += [nodes.colspec(colwidth=width) for width in (34, 50, 16)]
    head, body = nodes.thead(), nodes.tbody()
    head += _cells([nodes.Text(title) for title in ("option", "meaning", "default, range")])
    body += [_cells([nodes.literal("", name), nodes.Text(text), nodes.Text(extra)]) for name, text, extra in rows]
    group += [head, body]
    return nodes.table("", group)


def _cells(contents: list[nodes.Node]) -> nodes.row:
    return nodes.row("", *(nodes.entry("", nodes.paragraph("", "", content)) for content in contents))


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the directive."""
    app.add_directive("commands", Commands)
    return {"parallel_read_safe": True}
