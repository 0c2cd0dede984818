"""The themes: dark, light and high contrast."""

from dataclasses import dataclass

from PyQt6.QtGui import QColor, QFont, QPalette
from PyQt6.QtWidgets import QApplication

from handmirror.app.widgets.style import Style
from handmirror.core.assets import ASSETS

Colour = tuple[int, int, int]  # red, green, blue
# of the first and the second run of a comparison: yellow and violet, which colour-blind users can tell apart, and which
# differ from the colours of left and right hands
RUN_COLOURS: tuple[Colour, Colour] = ((255, 200, 60), (150, 130, 255))


@dataclass(frozen=True)
class Theme:
    """Colours as Qt and style sheets read them."""

    background: str
    raised: str  # buttons, menus
    field: str  # what is typed into, lists, plots
    line: str
    text: str
    dim_text: str
    disabled: str  # text of what cannot be used now
    accent: str
    on_accent: str  # text and ticks over it
    chosen: str  # a button that is switched on, the current line of a list
    recording: str
    problem: str  # text about an invalid value
    success: str  # background of text about a success; errors have that of a banner
    banners: tuple[str, str, str]  # information, warning, error; the text over them is `banner_text`
    banner_text: str
    run_colours: tuple[Colour, Colour]  # of curves and tables; RUN_COLOURS over the picture
    icons: str  # which of the icons/*-NAME.svg


DARK = Theme(
    background="#202329",
    raised="#2a2e36",
    field="#191b20",
    line="#3a3f4a",
    text="#e4e7ec",
    dim_text="#8b93a1",
    disabled="#8b93a1",
    accent="#5aa9e6",
    on_accent="#10141a",
    chosen="#2f4a63",
    recording="#ff5a52",
    problem="#ff9b8f",
    success="#203d30",
    banners=("#2b4a66", "#6b5420", "#73302f"),
    banner_text="#f2f4f7",
    run_colours=RUN_COLOURS,
    icons="dark",
)
LIGHT = Theme(
    background="#f1f2f5",
    raised="#ffffff",
    field="#ffffff",
    line="#b9bfca",
    text="#1c2027",
    dim_text="#5c6472",
    disabled="#5c6472",
    accent="#1769aa",
    on_accent="#ffffff",
    chosen="#cfe3f5",
    recording="#d0241b",
    problem="#b3261e",
    success="#d5eddf",
    banners=("#d8e8f6", "#fbe9c0", "#fad7d5"),
    banner_text="#1c2027",
    run_colours=((166, 112, 0), (92, 70, 214)),
    icons="light",
)
CONTRAST = Theme(
    background="#000000",
    raised="#000000",
    field="#000000",
    line="#ffffff",
    text="#ffffff",
    dim_text="#d6d6d6",
    disabled="#3ff23f",
    accent="#ffe14d",
    on_accent="#000000",
    chosen="#0b4f8a",
    recording="#ff7a73",
    problem="#ff9b8f",
    success="#0d4a2b",
    banners=("#003a66", "#5a4300", "#7a0f0d"),
    banner_text="#ffffff",
    run_colours=RUN_COLOURS,
    icons="contrast",
)
THEMES = {"dark": DARK, "light": LIGHT, "contrast": CONTRAST}

# of the picture and the 3D view, which are dark in every theme
TEXT, DIM_TEXT, ACCENT, FIELD, RECORDING = DARK.text, DARK.dim_text, DARK.accent, DARK.field, DARK.recording
VIEW_BACKGROUND: Colour = (24, 26, 31)
LABEL_BACKGROUND: Colour = (16, 18, 22)  # beneath text over the picture
MARKER = "#e0b24c"  # markers of the timeline, and validations among the curves of a training
UNTRACKED: Colour = (226, 120, 92)
FILLED: Colour = (150, 138, 214)  # frames whose hands were filled in
DIFFERENCE: Colour = (110, 215, 180)  # of the two runs of a comparison
FOUND: Colour = (90, 220, 130)  # what was found in the picture of a calibration

# of signs that are seen on every theme
ERROR, SUCCESS, ON_SIGN = "#e5605a", "#5cc48d", "#15181d"

ICONS = (ASSETS / "icons").as_posix()
TEXT_SIZES = (90, 150)  # per cent of the system's, at least and at most

STYLE_SHEET = """
QToolBar {{ background: {background}; border: none; padding: 6px 8px; spacing: 6px; }}
QToolBar::separator {{ background: {line}; width: 1px; margin: 4px 6px; }}
QToolButton, QPushButton, QComboBox {{
    background: {raised}; border: 1px solid {line}; border-radius: 5px; padding: 5px 11px; min-height: 18px; }}
QToolButton:hover, QPushButton:hover, QComboBox:hover {{ border-color: {accent}; }}
QToolButton:focus, QPushButton:focus, QComboBox:focus {{ border: 2px solid {accent}; padding: 4px 10px; }}
QToolButton:checked {{ background: {chosen}; border-color: {accent}; }}
QToolButton:checked:focus {{ border-color: {text}; }}
QFileDialog QToolButton {{ padding: 3px; }}
#qt_toolbar_ext_button {{ padding: 0; border: none; min-width: 0; }}
#qt_toolbar_ext_button:focus {{ border: 2px solid {accent}; }}
QToolButton#run {{ min-width: 2.6em; }}
QToolButton[popupMode="2"] {{ padding-right: 22px; }}
QToolButton[popupMode="2"]:focus {{ padding-right: 21px; }}
QToolButton::menu-indicator {{ subcontrol-position: right center; right: 7px; }}
QToolButton:disabled, QComboBox:disabled, QLineEdit:disabled, QCheckBox:disabled {{ color: {disabled}; }}
QComboBox::drop-down {{ border: none; width: 22px; }}
QComboBox::down-arrow, QAbstractSpinBox::down-arrow {{
    image: url("{folder}/down-{icons}.svg"); width: 12px; height: 12px; }}
QAbstractSpinBox::up-arrow {{ image: url("{folder}/up-{icons}.svg"); width: 12px; height: 12px; }}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ border: none; background: transparent; width: 20px; }}
QComboBox QAbstractItemView {{ background: {raised}; border: 1px solid {line}; padding: 4px;
    selection-background-color: {chosen}; selection-color: {text}; }}
QLineEdit, QAbstractSpinBox {{
    background: {field}; border: 1px solid {line}; border-radius: 5px; padding: 5px 8px; min-height: 18px; }}
QLineEdit:focus, QAbstractSpinBox:focus {{ border: 2px solid {accent}; padding: 4px 7px; }}
QLineEdit[invalid="true"], QAbstractSpinBox[invalid="true"] {{ border-color: {problem}; }}
QAbstractSpinBox:disabled {{ color: {disabled}; }}
QCheckBox::indicator {{ width: 16px; height: 16px; border: 1px solid {dim_text}; border-radius: 3px;
    background: {field}; }}
QCheckBox::indicator:checked {{ background: {accent}; border-color: {accent};
    image: url("{folder}/tick-{icons}.svg"); }}
QCheckBox::indicator:disabled {{ border-color: {line}; }}
QCheckBox::indicator:checked:disabled {{ background: {disabled}; border-color: {disabled}; }}
QCheckBox::indicator:focus {{ border: 2px solid {accent}; }}
QCheckBox:focus {{ color: {accent}; }}
QSlider {{ min-height: 20px; }}
QSlider::groove:horizontal {{ height: 4px; background: {line}; border-radius: 2px; }}
QSlider::handle:horizontal {{ width: 14px; height: 14px; margin: -6px 0; border-radius: 8px;
    background: {accent}; border: 1px solid {accent}; }}
QSlider::handle:horizontal:focus {{ border: 2px solid {text}; }}
QSlider::handle:horizontal:disabled {{ background: {disabled}; border-color: {disabled}; }}
QListWidget {{ background: {field}; border: 1px solid {line}; border-radius: 5px; outline: none; padding: 3px; }}
QListWidget:focus {{ border: 2px solid {accent}; padding: 2px; }}
QTableView, QTreeView, QPlainTextEdit, QTextEdit {{ border: 1px solid {line}; border-radius: 5px; padding: 1px; }}
QTableView:focus, QTreeView:focus, QPlainTextEdit:focus, QTextEdit:focus {{
    border: 2px solid {accent}; padding: 0; }}
QRadioButton:focus {{ color: {accent}; }}
QTabBar::tab {{ background: {background}; border: 1px solid {line}; padding: 6px 14px; }}
QTabBar::tab:selected {{ background: {chosen}; }}
QTabBar::tab:focus {{ border: 2px solid {accent}; padding: 5px 13px; }}
QListWidget::item {{ padding: 8px 10px; border-radius: 4px; }}
QListWidget::item:selected {{ background: {chosen}; color: {text}; }}
QTabWidget::pane {{ background: {background}; border: 1px solid {line}; border-radius: 5px; }}
QLabel[tone="dim"] {{ color: {dim_text}; }}
QLabel[tone="accent"] {{ color: {accent}; }}
QLabel[tone="problem"] {{ color: {problem}; }}
QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
QPushButton:default {{ background: {chosen}; border-color: {accent}; }}
QPushButton:default:focus {{ border-color: {text}; }}
QPushButton:disabled {{ color: {disabled}; }}
QProgressBar {{ background: {field}; border: 1px solid {line}; border-radius: 4px; max-height: 8px; }}
QProgressBar::chunk {{ background: {accent}; border-radius: 3px; }}
QTableWidget#gestures::item:selected {{ background: {chosen}; color: {text}; }}
QProgressBar#match {{ border: none; border-radius: 3px; margin: 9px 8px; }}
QProgressBar#match::chunk {{ background: {dim_text}; border-radius: 3px; }}
QProgressBar#match[matches="true"]::chunk {{ background: {accent}; }}
QTableView::indicator {{ width: 14px; height: 14px; border: 1px solid {dim_text}; border-radius: 3px;
    background: {field}; }}
QTableView::indicator:checked {{ background: {accent}; border-color: {accent};
    image: url("{folder}/tick-{icons}.svg"); }}
QMenuBar {{ background: {background}; padding: 2px 4px; }}
QMenuBar::item {{ padding: 4px 9px; background: transparent; border-radius: 4px; }}
QMenuBar::item:selected {{ background: {chosen}; }}
QMenu {{ background: {raised}; border: 1px solid {line}; padding: 4px; }}
QMenu::item {{ padding: 5px 24px 5px 24px; border-radius: 4px; }}
QMenu::item:selected {{ background: {chosen}; }}
QMenu::item:disabled {{ color: {disabled}; }}
QMenu#recent {{ icon-size: 56px; }}
QMenu#recent::item {{ padding: 0px 24px; min-height: 28px; }}
QMenu::separator {{ background: {line}; height: 1px; margin: 4px 8px; }}
QStatusBar {{ background: {background}; padding: 2px 6px; }}
QStatusBar::item {{ border: none; }}
QSplitter::handle {{ background: {background}; }}
QToolTip {{ background: {raised}; color: {text}; border: 1px solid {line}; padding: 3px; }}
#outcome {{ border-radius: 6px; }}
#outcome[kind="error"] {{ background: {banners[2]}; }}
#outcome[kind="success"] {{ background: {success}; }}
QTableView#sessions {{ selection-background-color: {chosen}; selection-color: {text}; }}
#banner {{ border-radius: 6px; }}
#banner[kind="info"] {{ background: {banners[0]}; }}
#banner[kind="warning"] {{ background: {banners[1]}; }}
#banner[kind="error"] {{ background: {banners[2]}; }}
#banner QLabel, #banner QPushButton {{ color: {banner_text}; }}
#banner QPushButton {{ background: rgba(128, 128, 128, 60); border: 1px solid transparent; padding: 3px 10px; }}
#banner QPushButton:hover {{ background: rgba(128, 128, 128, 120); }}
#banner QPushButton:focus {{ border-color: {banner_text}; }}
"""

_current = DARK
_BASE_SIZE = "handmirror_text_size"  # property of the application: points of the system's font


def theme() -> Theme:
    """The theme of the application."""
    return _current


def apply_theme(app: QApplication, name: str = "dark", text_percent: int = 100) -> None:
    """Fusion style in the colours of a theme, with text of so many per cent of the system's size.

    Widgets that paint with `theme()` are repainted: Qt sends them QEvent.Type.PaletteChange.
    """
    global _current
    _current = THEMES.get(name, DARK)
    app.setStyle(Style(_current.text))
    app.setFont(_font(app, text_percent))
    app.setPalette(_palette(_current))
    colours = {name: getattr(_current, name) for name in Theme.__dataclass_fields__}
    app.setStyleSheet(STYLE_SHEET.format(**colours, folder=ICONS))


def _font(app: QApplication, percent: int) -> QFont:
    font = app.font()
    base = app.property(_BASE_SIZE) or font.pointSizeF()
    app.setProperty(_BASE_SIZE, base)
    font.setPointSizeF(base * percent / 100)
    return font


def _palette(theme: Theme) -> QPalette:
    palette, roles = QPalette(), QPalette.ColorRole
    colours = {
        roles.Window: theme.background,
        roles.Base: theme.field,
        roles.AlternateBase: theme.raised,
        roles.Button: theme.raised,
        roles.WindowText: theme.text,
        roles.Text: theme.text,
        roles.ButtonText: theme.text,
        roles.BrightText: theme.text,
        roles.ToolTipBase: theme.raised,
        roles.ToolTipText: theme.text,
        roles.PlaceholderText: theme.dim_text,
        roles.Highlight: theme.accent,
        roles.HighlightedText: theme.on_accent,
        roles.Link: theme.accent,
    }
    for role, colour in colours.items():
        palette.setColor(role, QColor(colour))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(theme.disabled))
    return palette
