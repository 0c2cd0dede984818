"""The window in other languages: the translation files, and what they do to the window."""

import importlib.util
import json
import re
import shutil
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from cut_texts import cut_off, visible
from PyQt6.QtCore import QCoreApplication, Qt
from PyQt6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QFileDialog,
    QLabel,
    QListWidget,
    QMenu,
    QMenuBar,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QTabWidget,
    QToolBar,
    QWidget,
)
from pytestqt.qtbot import QtBot
from recording import record

from handmirror.app.hand_names import gesture_name, joint_name
from handmirror.app.live.sources import DEMO_CLIP
from handmirror.app.main_window import MainWindow
from handmirror.app.settings import Settings
from handmirror.app.translation import (
    CONTEXT,
    ENGLISH,
    LANGUAGES,
    SENTENCES,
    localized,
    localized_reason,
    tr,
    use_language,
)
from handmirror.app.widgets.file_dialog import Purpose
from handmirror.app.widgets.path_field import PathField
from handmirror.core import assets
from handmirror.core.assets import ASSETS
from handmirror.core.camera.sources import open_source
from handmirror.core.errors import UserError
from handmirror.core.files import make_folder
from handmirror.core.hand.joints import JOINT_NAMES
from handmirror.core.hand.model_files import read_model_file
from tests.driven_window import dialog_actions, open_dialogs

ROOT = Path(__file__).resolve().parent.parent.parent
COLLECT = "run `python .ci/translations.py`"
OTHERS = [language for language in LANGUAGES if language != ENGLISH]
FIELD = re.compile(r"\{\w+\}|%n")
# names, units and formats, which are the same in all languages
NAMES = re.compile(
    r"Handmirror|VMC|OSC|UDP|HOST|PORT|One-Euro|ONNX|CUDA|CPU|cpu|GPU|OpenGL|MANO|LeRobot|FreiHAND|HO-3D|Blender|Unity|"
    r"Omniverse|Houdini|GLB|BVH|USD|PNG|JPEG|Debian|Ubuntu|over|fps|Ctrl|Shift|Esc|Home|End|\bmm\b|\bcm\b|\bms\b|\bpx\b|m/s|[./\\]\S+"
)

WORD = re.compile(r"[A-Za-z]{3,}")


@pytest.fixture(scope="module")
def needed() -> set[tuple[str, str]]:
    """The texts of the code, by context, as the script that updates the files collects them."""
    spec = importlib.util.spec_from_file_location("translations", ROOT / ".ci/translations.py")
    assert spec is not None and spec.loader is not None
    collector = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(collector)
    texts = {(CONTEXT, text) for text, _ in collector.window_texts()}
    return texts | {(SENTENCES, text) for text, _ in collector.sentences()}


def messages(language: str) -> dict[tuple[str, str], list[str]]:
    """The translations in a .ts file by context and text: one, or one for each plural form; "" where it is missing."""
    found = {}
    for context in ElementTree.parse(ASSETS / f"translations/handmirror_{language}.ts").getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            forms = translation.findall("numerusform") or [translation]
            found[context.findtext("name") or "", message.findtext("source") or ""] = [
                form.text or "" for form in forms
            ]
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_translation_files_hold_the_texts_of_the_code(needed: set[tuple[str, str]], language: str) -> None:
    there = set(messages(language))
    assert not needed - there, f"missing: {sorted(text for _, text in needed - there)}: {COLLECT}"
    assert not there - needed, f"no longer used: {sorted(text for _, text in there - needed)}: {COLLECT}"
    listed = json.loads((ASSETS / "translations/sentences.json").read_text(encoding="utf-8"))
    assert listed == sorted(text for context, text in needed if context == SENTENCES), COLLECT


@pytest.mark.parametrize("language", OTHERS)
def test_everything_is_translated(language: str) -> None:
    missing = [text for (_, text), forms in messages(language).items() if not all(forms)]
    assert not missing, f"translate in assets/translations/handmirror_{language}.ts, then {COLLECT}: {missing}"


@pytest.mark.parametrize("language", OTHERS)
def test_translations_have_the_fields_of_their_texts(language: str) -> None:
    for (_, text), forms in messages(language).items():
        for form in forms:
            assert sorted(FIELD.findall(form)) == sorted(FIELD.findall(text)), form


@pytest.mark.parametrize("language", LANGUAGES)
def test_packed_translations_are_those_of_the_text_files(speak: Callable[[str], None], language: str) -> None:
    speak(language)
    for (context, text), forms in messages(language).items():
        if all(forms):
            counts = (1, 2) if len(forms) > 1 else (2,) if "%n" in text else (-1,)
            for count, form in zip(counts, forms, strict=True):
                shown = QCoreApplication.translate(context, text, "", count)
                assert shown == form.replace("%n", str(count)), COLLECT


def sentence_of(call: Callable[[], object]) -> str:
    with pytest.raises(UserError) as caught:
        call()
    return str(caught.value)


def test_an_error_of_core_is_translated_with_its_values(speak: Callable[[str], None], tmp_path: Path) -> None:
    model = tmp_path / "model.npz"
    model.write_bytes(b"")
    sentence = sentence_of(partial(read_model_file, model))
    assert localized(sentence) == sentence
    speak("de")
    assert localized(sentence) == (
        f"Das Handmodell {model} ist nicht verwendbar (es ist leer): "
        "MANO_RIGHT.pkl oder eine .npz-Datei in dessen Format angeben."
    )
    speak("zh_CN")
    assert localized(sentence) == (f"无法使用手部模型 {model}（为空）：请指定 MANO_RIGHT.pkl 或该格式的 .npz 文件。")


def test_several_sentences_are_translated_one_by_one(speak: Callable[[str], None], tmp_path: Path) -> None:
    folder = tmp_path / "Dr. Who"  # looks like the end of a sentence
    folder.mkdir()
    sentence = sentence_of(lambda: open_source(str(folder)))
    speak("zh_CN")
    assert localized(f"{sentence} The video lacks 1 of 30 frames.") == localized(sentence) + "视频缺少 30 帧中的 1 帧。"
    assert str(folder) in localized(sentence) and "folder" not in localized(sentence)


def test_a_sentence_without_its_period_is_translated_within_another(speak: Callable[[str], None]) -> None:
    speak("de")
    sentence = "The video of /a is missing: only the poses can be used; trying again every second."
    assert localized(sentence) == "Das Video von /a fehlt: Nur die Posen sind verwendbar; neuer Versuch jede Sekunde."


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("de", "Der Ordner {} kann nicht angelegt werden (kein Ordner): einen anderen wählen."),
        ("zh_CN", "无法创建文件夹 {}（不是文件夹）：请选择其他文件夹。"),
    ],
)
def test_reasons_of_the_system_are_translated(
    speak: Callable[[str], None], tmp_path: Path, language: str, sentence: str
) -> None:
    file = tmp_path / "file"
    file.touch()
    speak(language)
    assert localized(sentence_of(partial(make_folder, file / "new"))) == sentence.format(file / "new")


def test_reasons_in_sentences_of_the_window_are_translated(speak: Callable[[str], None], tmp_path: Path) -> None:
    speak("de")
    with pytest.raises(FileNotFoundError) as caught:
        (tmp_path / "missing").read_bytes()
    assert localized_reason(caught.value) == "Datei oder Ordner nicht gefunden"
    assert localized_reason(OSError(9999, "Something of its own")) == "Something of its own"


def test_unknown_sentences_stay_as_they_are(speak: Callable[[str], None]) -> None:
    speak("de")
    assert localized("Something else is in the way... It is /tmp/x.") == "Something else is in the way... It is /tmp/x."


@pytest.mark.parametrize(("language", "texts"), [("en", ["1 hand", "2 hands"]), ("de", ["1 Hand", "2 Hände"])])
def test_plural_forms(speak: Callable[[str], None], language: str, texts: list[str]) -> None:
    speak(language)
    assert [tr("%n hand(s)", count) for count in (1, 2)] == texts


@pytest.fixture
def damaged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the translations, one of which is damaged."""
    shutil.copytree(ASSETS / "translations", tmp_path / "translations")
    shutil.copy(ASSETS / "hashes.json", tmp_path)
    file = tmp_path / "translations/handmirror_de.qm"
    file.write_bytes(file.read_bytes()[:-100])
    monkeypatch.setattr(assets, "ASSETS", tmp_path)
    return file


def test_without_its_translation_the_window_is_in_english(qapp, damaged: Path) -> None:
    assert str(damaged) in use_language("de")
    assert tr("%n hand(s)", 2) == "2 hands"
    assert localized("Opening the source.") == "Opening the source."


def test_the_names_of_shipped_gestures_and_of_all_joints_are_texts(speak: Callable[[str], None]) -> None:
    speak("zh_CN")
    gestures = json.loads((ASSETS / "gestures.json").read_text(encoding="utf-8"))["gestures"]
    names = [gesture_name(gesture["name"]) for gesture in gestures] + [joint_name(joint) for joint in JOINT_NAMES]
    assert [name for name in names if WORD.search(name)] == []
    assert gesture_name("my own") == "my own"


# the window


def shown_texts(window: QWidget) -> list[str]:
    """What is written on visible controls, in menus and in tool tips."""
    texts = []
    for widget in (window, *window.findChildren(QWidget)):
        if isinstance(widget, QMenu):
            texts += [action.text() for action in widget.actions()]
        elif isinstance(widget, QMenuBar):
            texts += [action.text() for action in widget.actions() if action.isVisible()]
        elif widget.isVisible():
            texts.append(widget.toolTip())
            if isinstance(widget, (QLabel, QAbstractButton)):
                texts.append(widget.text())
            if isinstance(widget, QComboBox):
                texts += [widget.itemText(place) for place in range(widget.count())]
    return [text for text in texts if text]


def more_buttons(window: QWidget) -> list[QWidget]:
    """Those that show what does not fit in a tool bar."""
    found = [more for bar in visible(window, QToolBar) for more in bar.findChildren(QWidget, "qt_toolbar_ext_button")]
    return [button for button in found if button.isVisible()]


OpenWindow = Callable[..., MainWindow]
Speak = Callable[[str], None]
OpenSmall = Callable[[str], MainWindow]


@pytest.fixture
def open_small(speak: Callable[[str], None], open_window: OpenWindow, session: Path, qtbot: QtBot) -> OpenSmall:
    """Opens a small window in a language, with a session."""

    def open_in(language: str) -> MainWindow:
        speak(language)
        window = open_window(str(session))
        window.resize(1024, 700)
        qtbot.waitUntil(lambda: window.replay.timeline.isVisible())
        return window

    return open_in


def wait_until_all_fits(qtbot: QtBot, window: QWidget) -> None:
    def everything_fits() -> None:  # once the layout has made room for other texts
        assert not (cut := cut_off(window)), cut

    qtbot.waitUntil(everything_fits)


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_cut_off_in_a_small_window(
    qtbot: QtBot, open_small: OpenSmall, session: Path, tmp_path: Path, language: str
) -> None:
    window = open_small(language)
    wait_until_all_fits(qtbot, window)
    assert not more_buttons(window)
    shutil.copytree(session, tmp_path / "second")
    window.session_tools.compare_with(tmp_path / "second")
    qtbot.waitUntil(window.session_tools.panel.isVisible)
    wait_until_all_fits(qtbot, window)
    window.view_tools.actions_.inspector.trigger()
    qtbot.waitUntil(lambda: len(window.inspector.cards) == 2)
    wait_until_all_fits(qtbot, window)
    assert window.width() == 1024


def turned_pages(dialog: QWidget) -> Iterator[None]:
    """Turn to each page of a dialog: those of tabs, and of a list beside them."""
    yield
    for tabs in visible(dialog, QTabWidget):
        for place in range(tabs.count()):
            tabs.setCurrentIndex(place)
            yield
    for names in visible(dialog, QListWidget) if visible(dialog, QStackedWidget) else ():
        for place in range(names.count()):
            names.setCurrentRow(place)
            yield


@pytest.mark.nightly
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_cut_off_in_dialogs(qtbot: QtBot, open_small: OpenSmall, language: str) -> None:
    window = open_small(language)
    seen = set()
    for action in dialog_actions(window).values():
        if action.isEnabled():
            action.trigger()
            qtbot.waitUntil(lambda: bool(open_dialogs()))
            for dialog in open_dialogs():
                for _ in turned_pages(dialog):
                    wait_until_all_fits(qtbot, dialog)
                seen.add(dialog.windowTitle())
                dialog.close()
    assert len(seen) > 12


def test_the_german_window_has_no_english_text(open_small: OpenSmall) -> None:
    shown = set(shown_texts(open_small("de")))
    english = {text for (context, text), forms in messages("de").items() if context == CONTEXT and forms != [text]}
    assert not shown & english


def test_the_chinese_window_has_no_english_word(open_small: OpenSmall, session: Path) -> None:
    texts = [text.replace(str(session), "").replace(session.name, "") for text in shown_texts(open_small("zh_CN"))]
    assert not (left := [text for text in texts if WORD.search(NAMES.sub("", text))]), "\n".join(left)


def test_addresses_of_streams_are_in_german(qtbot: QtBot, open_small: OpenSmall, settings: Settings) -> None:
    settings.set("stream/vmc", "127.0.0.1:39539")
    window = open_small("de")
    switch = window.stream_view.switches["vmc"]
    with qtbot.waitSignal(window.streams.opened):
        switch.trigger()
    assert switch.text() == window.status_line.streams.toolTip() == "VMC an 127.0.0.1:39539"


def test_a_folder_is_remembered_in_every_language(
    qtbot: QtBot, speak: Speak, settings: Settings, tmp_path: Path
) -> None:
    (tmp_path / "mine").mkdir()
    fields = []

    def browse() -> QFileDialog:
        field = PathField(tr("Checkpoint"), Purpose.CHECKPOINT, settings, tmp_path)
        fields.append(field)
        qtbot.addWidget(field)
        field.show()
        qtbot.mouseClick(field.findChild(QPushButton), Qt.MouseButton.LeftButton)
        return field.findChild(QFileDialog)

    speak("de")
    browse().filesSelected.emit([str(tmp_path / "mine" / "network")])
    speak("en")
    assert browse().directory().path() == str(tmp_path / "mine")


def test_the_german_form_of_a_training_has_no_horizontal_scroll_bar(qtbot: QtBot, open_small: OpenSmall) -> None:
    window = open_small("de")
    window.training.train.trigger()
    page = window.training.dialog
    assert page is not None
    qtbot.waitUntil(page.isVisible)
    [area] = (area for area in page.findChildren(QScrollArea) if area.widget() is page.form)
    bar = area.horizontalScrollBar()
    assert bar is not None and bar.maximum() == 0 and page.width() <= window.width()


def test_the_source_list_stays_readable_while_recording(qtbot: QtBot, speak: Speak, open_window: OpenWindow) -> None:
    speak("de")
    window = open_window(DEMO_CLIP)
    window.resize(1024, 700)
    qtbot.waitUntil(window.actions_.record.isEnabled)
    record(qtbot, window, frames=2)
    chooser = window.chooser
    assert window.width() == 1024 and not more_buttons(window)
    chooser.setItemText(chooser.currentIndex(), "Integrierte Kamera mit einem langen Namen, 1080p")
    start, end = chooser.shown_text.split("…")
    assert start.startswith("Integrierte") and end.endswith("1080p")
