#!/usr/bin/env bash
# moderngl 5.13.0 (glcontext 3.1.0) with PyQt6 6.11.0 on X11: a standalone EGL context, made to draw without a screen, stays
# current in its thread after its creation and after drawing. While it does, Qt's GLX contexts cannot be made current there:
# `QOpenGLContext.makeCurrent` returns False without a message, and a window of this program has no OpenGL.
# Expected: drawing off screen and a window in the same thread do not disturb each other; both libraries make their context
# current when they need it.
# Seen: False until the EGL context is left with `with context:` or `context.__exit__(...)`, which moderngl's pages present
# as a way to switch between contexts, not as something that others depend on.
#
# Seen on 2026-12-01, Linux x86-64, Python 3.11, Mesa llvmpipe, Xvfb:
#   before: True
#   after moderngl.create_context: False
#   after leaving it: True
# Needs Xvfb (xvfb-run), libEGL and Mesa's software driver.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check moderngl==5.13.0 glcontext==3.1.0 PyQt6==6.11.0 PyQt6-Qt6==6.11.2
cat >contexts.py <<'PY'
import sys

import moderngl
from PyQt6.QtGui import QGuiApplication, QOffscreenSurface, QOpenGLContext

app = QGuiApplication(sys.argv)


def qt_can_draw() -> bool:
    context, surface = QOpenGLContext(), QOffscreenSurface()
    assert context.create()
    surface.setFormat(context.format())
    surface.create()
    can = context.makeCurrent(surface)
    if can:
        context.doneCurrent()
    return can


print("before:", qt_can_draw())
context = moderngl.create_context(require=330, standalone=True, backend="egl")
print("after moderngl.create_context:", qt_can_draw())
context.__exit__(None, None, None)
print("after leaving it:", qt_can_draw())
PY
QT_QPA_PLATFORM=xcb xvfb-run -a env/bin/python contexts.py | tee seen
printf 'before: True\nafter moderngl.create_context: False\nafter leaving it: True\n' | diff - seen
