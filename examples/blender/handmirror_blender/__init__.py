# SPDX-License-Identifier: GPL-3.0-or-later
"""Handmirror's hands in Blender: sessions as scenes, hands live, and their motion on other rigs."""


def register() -> None:
    """Called by Blender."""
    from . import ui  # the other modules are also used without it

    ui.register()


def unregister() -> None:
    """Called by Blender."""
    from . import ui

    ui.unregister()
