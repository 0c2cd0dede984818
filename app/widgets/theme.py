"""The dark theme."""

from PyQt6.QtGui import QColor, QPalette
from PyQt6.QtWidgets import QApplication

from handmirror.core.assets import ASSETS

VIEW_BACKGROUND = (24, 26, 31)
BACKGROUND, RAISED, FIELD, LINE = "#202329", "#2a2e36", "#191b20", "#3a3f4a"
TEXT, DIM_TEXT, ACCENT, CHOSEN = "#e4e7ec", "#8b93a1", "#5aa9e6", "#2f4a63"
RECORDING = "#ff5a52"

Colour = tuple[int, int, int]  # red, green, blue
# of the first and the second run of a comparison: yellow and violet, which colour-blind users can tell apart, and which
# differ from the colours of left and right hands
RUN_COLOURS: tuple[Colour, Colour] = ((255, 200, 60), (150, 130, 255))

ICONS = (ASSETS / "icons").as_posix()

STYLE_SHEET = f"""
QToolBar {{ background: {BACKGROUND}; border: none; padding: 6px 8px; spacing: 6px; }}
QToolBar::separator {{ background: {LINE}; width: 1px; margin: 4px 6px; }}
QToolButton, QPushButton, QComboBox {{
    background: {RAISED}; border: 1px solid {LINE}; border-radius: 5px; padding: 5px 11px; min-height: 18px; }}
QToolButton:hover, QPushButton:hover, QComboBox:hover {{ border-color: {ACCENT}; }}
QToolButton:checked {{ background: {CHOSEN}; border-color: {ACCENT}; }}
QToolButton[popupMode="2"] {{ padding-right: 22px; }}
QToolButton::menu-indicator {{ subcontrol-position: right center; right: 7px; }}
QToolButton:disabled {{ color: {DIM_TEXT}; }}
QComboBox::drop-down {{ border: none; width: 22px; }}
QComboBox::down-arrow, QAbstractSpinBox::down-arrow {{ image: url("{ICONS}/down.svg"); width: 12px; height: 12px; }}
QAbstractSpinBox::up-arrow {{ image: url("{ICONS}/up.svg"); width: 12px; height: 12px; }}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ border: none; background: transparent; width: 20px; }}
QComboBox QAbstractItemView {{ background: {RAISED}; border: 1px solid {LINE}; padding: 4px;
    selection-background-color: {CHOSEN}; selection-color: {TEXT}; }}
QLineEdit, QAbstractSpinBox {{
    background: {FIELD}; border: 1px solid {LINE}; border-radius: 5px; padding: 5px 8px; min-height: 18px; }}
QLineEdit:focus, QAbstractSpinBox:focus {{ border-color: {ACCENT}; }}
QAbstractSpinBox:disabled {{ color: {DIM_TEXT}; }}
QCheckBox::indicator {{ width: 14px; height: 14px; border: 1px solid {DIM_TEXT}; border-radius: 3px;
    background: {FIELD}; }}
QCheckBox::indicator:checked {{ background: {ACCENT}; border-color: {ACCENT}; }}
QPushButton:default {{ background: {CHOSEN}; border-color: {ACCENT}; }}
QPushButton:disabled {{ color: {DIM_TEXT}; }}
QProgressBar {{ background: {FIELD}; border: 1px solid {LINE}; border-radius: 4px; max-height: 8px; }}
QProgressBar::chunk {{ background: {ACCENT}; border-radius: 3px; }}
QMenuBar {{ background: {BACKGROUND}; padding: 2px 4px; }}
QMenuBar::item {{ padding: 4px 9px; background: transparent; border-radius: 4px; }}
QMenuBar::item:selected {{ background: {RAISED}; }}
QMenu {{ background: {RAISED}; border: 1px solid {LINE}; padding: 4px; }}
QMenu::item {{ padding: 5px 24px 5px 24px; border-radius: 4px; }}
QMenu::item:selected {{ background: {CHOSEN}; }}
QMenu::separator {{ background: {LINE}; height: 1px; margin: 4px 8px; }}
QStatusBar {{ background: {BACKGROUND}; padding: 2px 6px; }}
QStatusBar::item {{ border: none; }}
QSplitter::handle {{ background: {BACKGROUND}; }}
QToolTip {{ background: {RAISED}; color: {TEXT}; border: 1px solid {LINE}; padding: 3px; }}
"""


def apply_theme(app: QApplication) -> None:
    """Fusion style in dark colours, the same on every system."""
    app.setStyle("Fusion")
    palette = QPalette()
    roles = QPalette.ColorRole
    colors = {
        roles.Window: BACKGROUND,
        roles.Base: FIELD,
        roles.AlternateBase: RAISED,
        roles.Button: RAISED,
        roles.WindowText: TEXT,
        roles.Text: TEXT,
        roles.ButtonText: TEXT,
        roles.ToolTipBase: RAISED,
        roles.ToolTipText: TEXT,
        roles.PlaceholderText: DIM_TEXT,
        roles.Highlight: ACCENT,
        roles.HighlightedText: "#10141a",
        roles.Link: ACCENT,
    }
    for role, color in colors.items():
        palette.setColor(role, QColor(color))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(DIM_TEXT))
    app.setPalette(palette)
    app.setStyleSheet(STYLE_SHEET)
