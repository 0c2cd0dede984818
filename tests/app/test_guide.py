"""The pages of the user guide in other languages."""

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PyQt6.QtCore import QUrl
from pytestqt.qtbot import QtBot

from handmirror.app.help.guide import DOCS, GuidePage, anchors_in, page_text
from handmirror.app.translation import ENGLISH, LANGUAGES
from handmirror.core.assets import asset

OTHERS = [language for language in LANGUAGES if language != ENGLISH]
PAGES = ["calibrations.md", "cameras.md", "glossary.md", "index.md", "results.md", "settings.md", "window.md"]
TRANSLATED = [pytest.param(DOCS / language / name, id=f"{language}-{name}") for language in OTHERS for name in PAGES]
LINK = re.compile(r"\]\(([^)\s#]*)(?:#([^)]*))?\)")
OF_THE_SYSTEM = re.compile("Datenschutz|隐私")  # settings of Windows and macOS


def prose(page: Path) -> str:
    """The page without code."""
    return re.sub(r"`[^`]*`", "", re.sub(r"^ *```.*?^ *```", "", page_text(page), flags=re.DOTALL | re.MULTILINE))


def levels(page: Path) -> list[str]:
    return re.findall(r"^#+(?= )", prose(page), re.MULTILINE)


def names(page: Path) -> set[str]:
    return set(re.findall(r"`([-a-z0-9_./]+)`", page_text(page)))


def images(page: Path) -> set[str]:
    return {Path(address).name for address in re.findall(r"!\[[^\]]*\]\(([^)]+)\)", prose(page))}


@pytest.mark.parametrize("language", OTHERS)
def test_the_guide_is_translated(language: str) -> None:
    assert sorted(page.name for page in (DOCS / language).iterdir()) == PAGES


@pytest.mark.parametrize("page", TRANSLATED)
def test_a_translation_has_the_headings_and_images_of_its_page(page: Path) -> None:
    """The headings are what links of English pages are led to."""
    assert levels(page) == levels(DOCS / page.name)
    assert images(page) == images(DOCS / page.name)


@pytest.mark.parametrize("page", TRANSLATED)
def test_a_translation_names_the_same_keys_options_and_formats(page: Path) -> None:
    """Such as those that a new version adds."""
    if page.name != "index.md":  # that of the guide is shorter
        assert names(page) == names(DOCS / page.name)


@pytest.mark.parametrize("page", TRANSLATED)
def test_links_of_a_translation_lead_to_headings_and_to_translated_pages(page: Path) -> None:
    links = [link for link in LINK.findall(prose(page)) if not re.match("[a-z]+:", link[0])]
    for address, anchor in links:
        target = (page.parent / address).resolve() if address else page
        assert target.is_file(), address
        assert not anchor or anchor in anchors_in(page_text(target)), (address, anchor)
        in_english = target.parent == DOCS and target.name in PAGES
        assert not in_english or target.name == "index.md", address  # which lists what is not translated
    assert links


def shown(qtbot: QtBot, page: Path) -> GuidePage:
    browser = GuidePage()
    qtbot.addWidget(browser)
    browser.setSource(QUrl.fromLocalFile(str(page)))
    return browser


def italics(browser: GuidePage) -> Iterator[str]:
    """What is set in italics: menus, buttons and fields."""
    document = browser.document()
    assert document is not None
    block = document.begin()
    while block.isValid():
        parts = block.begin()
        while not parts.atEnd():
            if parts.fragment().charFormat().fontItalic():
                yield parts.fragment().text()
            parts += 1
        block = block.next()


def window_texts(language: str) -> set[str]:
    tree = ElementTree.parse(asset(f"translations/handmirror_{language}.ts"))
    return {plain(form.text or "") for name in ("translation", "numerusform") for form in tree.getroot().iter(name)}


def plain(text: str) -> str:
    """A label without its access key, its values and the sign that it opens a dialog."""
    return re.sub(r"\(&\w\)|&|\{\w+\}|…", "", text).strip()


@pytest.mark.parametrize("language", OTHERS)
def test_menus_and_buttons_are_called_as_in_the_window(qtbot: QtBot, language: str) -> None:
    known = window_texts(language)
    named = {text for name in PAGES for text in italics(shown(qtbot, DOCS / language / name))}
    assert len(named) > 60
    labels = {plain(part) for path in named if not OF_THE_SYSTEM.search(path) for part in path.split(" > ")}
    assert labels - known - {"OK"} == set()  # Qt's own


@pytest.mark.parametrize("page", TRANSLATED)
def test_no_markup_is_left_in_what_is_shown(qtbot: QtBot, page: Path) -> None:
    text = shown(qtbot, page).toPlainText()
    assert "](" not in text and "`" not in text
    assert text.count("*") == sum(code.count("*") for code in re.findall("`[^`]*`", page_text(page)))
