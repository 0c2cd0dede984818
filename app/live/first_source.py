"""What is opened when the window opens, and what can be done without a camera."""

from collections.abc import Callable, Sequence

from PyQt6.QtCore import QObject

from handmirror.app.live.controller import TrackingController
from handmirror.app.live.sources import DEMO_CLIP, LastSource
from handmirror.app.translation import joined, tr
from handmirror.app.widgets.banner import Banner
from handmirror.core.camera.names import CameraInfo


class FirstSource(QObject):
    """The source used last, else the first camera, else the demo clip."""

    def __init__(
        self,
        controller: TrackingController,
        banner: Banner,
        open_source: Callable[[str], None],
        open_file: Callable[[], None],
        enter_login: Callable[[str], None],
        has_source: Callable[[], bool],
    ) -> None:
        """`open_source` opens one without remembering it; the next two ask for a video and for a login."""
        super().__init__()
        self._controller, self._banner = controller, banner
        self._open_source, self._open_file, self._enter_login = open_source, open_file, enter_login
        self._has_source = has_source
        self._is_looking = False
        self.is_missing = False  # the demo clip is shown because there is no camera
        controller.cameras_listed.connect(self._on_cameras)

    def open(self, last: LastSource) -> None:
        """Open what was used last, or ask for its login, which is not saved; else look for a camera."""
        if last.lacks_login:
            self.ask_for_login(last.source)
        elif last.source:
            self._open_source(last.source)
        else:
            self.look()

    def ask_for_login(self, address: str) -> None:
        """Say that the login of an address must be entered again."""
        sentence = tr("The login of {address} is not saved: enter it again.", address=address)
        self._banner.show_message(sentence, "info", tr("Enter login…"), lambda: self._enter_login(address))

    def look(self) -> None:
        """Look for a camera, and open the first one."""
        self._is_looking = True
        self._controller.list_cameras()

    def buttons(self) -> Sequence[tuple[str, Callable[[], None]]]:
        """For a message that there is no camera."""
        demo = (tr("Play the demo"), lambda: self._open_source(DEMO_CLIP))
        return (
            (tr("Search again"), self.look),
            (tr("Open video…"), self._open_file),
            *(() if self.is_missing else (demo,)),
        )

    def show_missing(self, notice: str) -> None:
        """Say that there is no camera, while the demo clip plays; after another `notice`, which may be empty."""
        sentences = (notice, tr("No camera was found, so the demo clip is shown."))
        self._banner.show_message(joined(sentences), "info", buttons=self.buttons())

    def _on_cameras(self, cameras: list[CameraInfo]) -> None:
        if not self._is_looking:
            return
        self._is_looking = False
        if cameras:
            self._open_source(str(cameras[0].index))
        elif self._has_source():
            text = tr("Still no camera was found: connect one, or close the program that uses it.")
            self._banner.show_message(text, "warning", buttons=self.buttons())
        else:
            self._open_source(DEMO_CLIP)
            self.is_missing = True
