"""The page for theme, text size and language."""

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QHBoxLayout, QLabel, QSlider, QWidget

from handmirror.app.preferences.keys import LANGUAGE, TEXT_SIZE, THEME
from handmirror.app.preferences.page import ChoiceField, Page
from handmirror.app.preferences.store import Preferences
from handmirror.app.translation import LANGUAGES, tr
from handmirror.app.widgets.theme import TEXT_SIZES

STEP = 5  # per cent


class AppearancePage(Page):
    """Changes apply at once, the language at the next start."""

    def __init__(self, preferences: Preferences) -> None:
        super().__init__(preferences, (THEME, TEXT_SIZE, LANGUAGE))
        themes = (("dark", tr("Dark")), ("light", tr("Light")), ("contrast", tr("High contrast")))
        self.theme = ChoiceField(preferences, THEME, themes)
        self.add_row(tr("Theme"), self.theme, tr("Colours of the window; picture, 3D view and curves stay dark"))
        self.text_size = QSlider(Qt.Orientation.Horizontal)
        self.text_size.setRange(TEXT_SIZES[0] // STEP, TEXT_SIZES[1] // STEP)
        self.text_size.setPageStep(2)
        self.text_size.setTracking(False)  # the text grows when the slider is released
        self.text_size.setAccessibleName(tr("Text size"))
        self._percent = QLabel()
        self._percent.setMinimumWidth(self.fontMetrics().horizontalAdvance("000 % "))
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.text_size, 1)
        layout.addWidget(self._percent)
        self.add_row(tr("Text size"), row, tr("Size of all texts, in per cent of the system's"))
        # names of languages are not translated: who cannot read the current language finds their own
        languages = [("", tr("System")), *LANGUAGES.items()]
        self.language = ChoiceField(preferences, LANGUAGE, languages)
        self.add_row(tr("Language"), self.language, tr("Language of the window"))
        self.add_text(tr("The language changes the next time Handmirror starts."))
        self.show_values()
        self.text_size.sliderMoved.connect(lambda value: self._percent.setText(f"{value * STEP} %"))
        self.text_size.valueChanged.connect(lambda value: preferences.set(TEXT_SIZE, value * STEP))

    def show_values(self) -> None:
        """See Page."""
        percent = self.preferences.get(TEXT_SIZE)
        self.theme.show_value()
        self.language.show_value()
        self.text_size.setValue(percent // STEP)
        self._percent.setText(f"{percent} %")
