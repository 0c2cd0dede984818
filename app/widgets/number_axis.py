"""An axis of a plot."""

from typing import Any

import pyqtgraph as pg

from handmirror.app.widgets.quantities import decimal_point


class NumberAxis(pg.AxisItem):
    """Its numbers are in the format of the window's language."""

    def tickStrings(self, values: Any, scale: float, spacing: float) -> list[str]:
        """Called by pyqtgraph."""
        return [text.replace(".", decimal_point()) for text in super().tickStrings(values, scale, spacing)]
