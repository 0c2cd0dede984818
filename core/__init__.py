"""The tracking engine: no Qt, no training. Usable as a library."""

import handmirror.core.camera  # noqa: F401  (sets what OpenCV reads when it is first imported)
