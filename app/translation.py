"""The language of the window's texts.

Texts of `app` are looked up by `tr`. Sentences of `core` and `training`, which have no Qt, arrive in English with their
values filled in; `localized` finds the template of each, and of the phrases and counts among the values.
`.ci/translations.py` collects all of them for the translators.
"""

import functools
import json
import re
from collections.abc import Iterable
from typing import Any

from PyQt6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from handmirror.core.assets import asset
from handmirror.core.errors import UserError
from handmirror.core.files import reason

CONTEXT, SENTENCES = "Handmirror", "Sentences"  # the contexts in the translation files
ENGLISH = "en"
LANGUAGES = {ENGLISH: "English", "zh_CN": "简体中文", "de": "Deutsch"}  # names of the files, and of the languages
COUNT = "%n "  # with a noun after it: the template of what `core.text.plural` makes
_FIELD = re.compile(r"\{\d+\}")
_DECIMAL = re.compile(r"-?\d+\.\d+( [A-Za-z]{1,2})?")  # with its unit
_BETWEEN_SENTENCES = re.compile(r"(?<=[.!?…]) (?=[A-Z])")
_FULL_WIDTH_ENDS = ("。", "！", "？")  # no space follows them

_translators: list[QTranslator] = []  # installed, and kept alive
_language = ENGLISH


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
    """Sentences that `core` or `training` made, in the user's language; what is not known stays as it is."""
    if not _translators or not text:
        return text
    parts, found = _BETWEEN_SENTENCES.split(text), []
    while parts:
        # some values look like the end of a sentence, such as "/home/Dr. Who"
        ends = range(1, len(parts) + 1)
        known = ((end, sentence) for end in ends if (sentence := _localized_sentence(" ".join(parts[:end]))))
        end, sentence = next(known, (1, parts[0]))
        found.append(sentence)
        del parts[:end]
    return joined(found)


def localized_reason(error: Exception) -> str:
    """Why something failed, in the user's language, to be put into a sentence."""
    return localized(reason(error))


def joined(sentences: Iterable[str]) -> str:
    """Sentences one after the other, without those that are empty."""
    result = ""
    for sentence in filter(None, sentences):
        result += sentence if not result or result.endswith(_FULL_WIDTH_ENDS) else f" {sentence}"
    return result


def use_language(wanted: str) -> str:
    """Show texts that are made from now on in one of LANGUAGES; "" for the system's, English if it has none of them.

    Returns:
        What is wrong with the translation, so that texts are in English; empty if nothing is.
    """
    _use(ENGLISH)
    while _translators:
        QCoreApplication.removeTranslator(_translators.pop())
    chosen = wanted if wanted in LANGUAGES else _system_language()
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
    _use(chosen)
    return ""


def _use(chosen: str) -> None:
    """Take over a language and the number format of its speakers: in the user's country, if it is the system's."""
    global _language
    _language = chosen
    own, of_system = QLocale(chosen), QLocale(QLocale.system().name())
    same = (own.language(), own.script()) == (of_system.language(), of_system.script())
    numbers = of_system if same else own
    numbers.setNumberOptions(numbers.numberOptions() | QLocale.NumberOption.OmitGroupSeparator)
    QLocale.setDefault(numbers)


def language() -> str:
    """The one of LANGUAGES that texts are in."""
    return _language


def _system_language() -> str:
    for name in QLocale.system().uiLanguages():  # "zh-Hans-CN", "de-AT"
        for known in LANGUAGES:
            same = name.split("-")[0] == known.split("_")[0]
            if same and QLocale(name).script() != QLocale.Script.TraditionalChineseScript:
                return known
    return ENGLISH


def _localized_sentence(text: str, end: str = "") -> str | None:
    """A single sentence, phrase or count; None if it is not known. `end` is what may be missing of a sentence."""
    for pattern, template in _templates():
        found = pattern.fullmatch(text) or (pattern.fullmatch(text + end) if end else None)
        if found and template.startswith(COUNT):
            return QCoreApplication.translate(SENTENCES, template, "", int(found[1]))
        if found and (values := _values(found, template)) is not None:
            translated = QCoreApplication.translate(SENTENCES, template).format(*values)
            return translated if found[0] == text else translated.rstrip(".。")
    return None


def _values(found: re.Match[str], template: str) -> list[str] | None:
    """What fills the fields, translated; None where the last one took the rest of another sentence."""
    values = [_localized_value(value) for value in found.groups()]
    open_end = template.endswith("}") and found[0].endswith((".", "…"))
    return None if open_end and values[-1] == found.groups()[-1] else values


def _localized_value(text: str) -> str:
    if _DECIMAL.fullmatch(text):
        return text.replace(".", QLocale().decimalPoint())
    return _localized_sentence(text, ".") or localized(text) if text else ""


@functools.cache
def _templates() -> list[tuple[re.Pattern[str], str]]:
    """What recognises each template, those with the most text of their own first."""
    templates: list[str] = json.loads(asset("translations/sentences.json").read_text(encoding="utf-8"))
    longest_first = sorted(templates, key=lambda template: (-len(_FIELD.sub("", template).rstrip(".")), template))
    return [(_pattern(template), template) for template in longest_first]


def _pattern(template: str) -> re.Pattern[str]:
    if template.startswith(COUNT):
        return re.compile(rf"(\d+) {re.escape(template[len(COUNT) :].removesuffix('(s)'))}s?")
    fixed = (re.escape(part.format()) for part in _FIELD.split(template))  # `format` turns {{ into {
    return re.compile("(.*?)".join(fixed), re.DOTALL)
