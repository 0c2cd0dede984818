"""Loads the translation of the window's texts."""

from PyQt6.QtCore import QLibraryInfo, QLocale, QTranslator
from PyQt6.QtWidgets import QApplication

from handmirror.core.assets import ASSETS

TRANSLATIONS = ASSETS / "translations"


def load_language(app: QApplication, language: str) -> bool:
    """Translate the texts shown from now on; False where there is no translation, and they stay English.

    `language` is "system", or as files are called: handmirror_zh.qm.
    """
    wanted = QLocale.system().name().partition("_")[0] if language == "system" else language
    own = QTranslator(app)
    if not own.load(f"handmirror_{wanted}", str(TRANSLATIONS)):
        return False
    app.installTranslator(own)
    qt = QTranslator(app)  # texts of Qt's own dialogs
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if any(qt.load(f"qtbase_{name}", folder) for name in (wanted, "zh_CN" if wanted == "zh" else wanted)):
        app.installTranslator(qt)
    return True
