"""The language of the window's texts.

Texts of `app` are looked up by `tr`. Sentences of `core`, which has no Qt, arrive in English with their values filled
in; `localized` finds the template of each. `.ci/translations.py` collects both for the translators.
"""

import functools
import json
import re
from typing import Any

from PyQt6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from handmirror.core.assets import asset
from handmirror.core.errors import UserError

CONTEXT, SENTENCES = "Handmirror", "Sentences"  # the contexts in the translation files
ENGLISH = "en"
LANGUAGES = {ENGLISH: "English", "zh_CN": "简体中文", "de": "Deutsch"}  # names of the files, and of the languages
_FIELD = re.compile(r"\{\d+\}")
_BETWEEN_SENTENCES = re.compile(r"(?<=[.!?…]) (?=[A-Z])")

_translators: list[QTranslator] = []  # installed, and kept alive


def tr(text: str, n: int | None = None, /, **values: Any) -> str:
    """The text in the user's language, with `values` in its {fields}.

    Args:
        text: a literal in English, as the translation files have it; never an f-string.
        n: the number that chooses the plural form and replaces `%n`; None without one.
        values: what `str.format` fills in, after the translation.
    """
    translated = QCoreApplication.translate(CONTEXT, text, "", -1 if n is None else n)
    if n is not None and not _translators:  # English's plural forms are in a translation file, too
        translated = translated.replace("(s)", "" if n == 1 else "s")
    return translated.format(**values) if values else translated


def localized(text: str) -> str:
    """Sentences that `core` made, in the user's language; what is not known stays as it is."""
    if not _translators or not text:
        return text
    whole = _localized_sentence(text)
    if whole is not None:
        return whole
    parts = _BETWEEN_SENTENCES.split(text)
    return " ".join(localized(part) for part in parts) if len(parts) > 1 else text


def use_language(language: str) -> str:
    """Show texts that are made from now on in one of LANGUAGES; "" for the system's, English if it has none of them.

    Returns:
        What is wrong with the translation, so that texts are in English; empty if nothing is.
    """
    while _translators:
        QCoreApplication.removeTranslator(_translators.pop())
    chosen = language if language in LANGUAGES else _system_language()
    try:
        own = asset(f"translations/handmirror_{chosen}.qm")  # that of English has its plural forms
        _templates()
    except UserError as error:
        return str(error)
    of_qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for folder, name in ((str(own.parent), own.name), (of_qt, f"qtbase_{chosen}")):
        translator = QTranslator()
        if translator.load(name, folder) and QCoreApplication.installTranslator(translator):
            _translators.append(translator)
    return ""


def _system_language() -> str:
    for name in QLocale.system().uiLanguages():  # "zh-Hans-CN", "de-AT"
        for language in LANGUAGES:
            if name.split("-")[0] == language.split("_")[0] and "Hant" not in name:
                return language
    return ENGLISH


def _localized_sentence(text: str) -> str | None:
    for pattern, template in _templates():
        found = pattern.fullmatch(text)
        if found:
            translated = QCoreApplication.translate(SENTENCES, template)
            return translated.format(*map(localized, found.groups()))
    return None


@functools.cache
def _templates() -> list[tuple[re.Pattern[str], str]]:
    """What recognises each template, those with the most text of their own first."""
    templates: list[str] = json.loads(asset("translations/sentences.json").read_text(encoding="utf-8"))
    longest_first = sorted(templates, key=lambda template: -len(_FIELD.sub("", template)))
    return [(_pattern(template), template) for template in longest_first]


def _pattern(template: str) -> re.Pattern[str]:
    fixed = (re.escape(part.format()) for part in _FIELD.split(template))  # `format` turns {{ into {
    return re.compile("(.*?)".join(fixed), re.DOTALL)
