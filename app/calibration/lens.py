"""Which intrinsics the live tracking uses: those of the command line, a field of view, or the saved calibration."""

from PyQt6.QtCore import QObject, QTimer, pyqtSignal

from handmirror.app.settings import Settings
from handmirror.core.camera.intrinsics import DEFAULT_FOV_DEG, MAX_FOV_DEG, MIN_FOV_DEG, Intrinsics

_KEY = "field of view/"  # and the name of the camera
SAVE_MS = 500  # after the last change


class LensChoice(QObject):
    """One choice for each camera, kept in the settings; for files it lasts until the window is closed."""

    changed = pyqtSignal(object)  # Intrinsics to track with from now on

    def __init__(self, given: Intrinsics, settings: Settings) -> None:
        """`given` goes first until the user chooses something else."""
        super().__init__()
        self._given, self._settings = given, settings
        self._chosen: dict[str, float] = {}  # degrees by camera, as far as they were changed; 0: none
        self._session: Intrinsics | None = None  # a calibration file for this session
        self._plain = False
        self._saving = QTimer(self)
        self._saving.setSingleShot(True)
        self._saving.setInterval(SAVE_MS)
        self._saving.timeout.connect(self.save)
        self.camera = ""  # of the source that is open; empty for a file

    @property
    def fov_deg(self) -> float | None:
        """The field of view that the user chose for the open source, in degrees of its longer side; None: none."""
        return self._fov_of(self.camera)

    @property
    def is_guess(self) -> bool:
        """Whether neither a field of view nor a file is chosen; a saved calibration may still fit."""
        return not self.intrinsics(self.camera).is_given

    def intrinsics(self, camera: str) -> Intrinsics:
        """Those of a camera by its name, or of files for an empty one; may be called on any thread."""
        if self._plain:
            return Intrinsics.parse(fov_deg=DEFAULT_FOV_DEG)
        if self._session is not None:
            return self._session
        fov = self._fov_of(camera)
        return self._given if fov is None else Intrinsics.parse(fov_deg=fov)

    def set_plain(self, on: bool) -> None:
        """While a camera is calibrated, its pictures must not be undistorted."""
        if on != self._plain:
            self._plain = on
            self.changed.emit(self.intrinsics(self.camera))

    def use_fov(self, degrees: float) -> None:
        """Use a field of view."""
        self._session, self._given = None, Intrinsics()
        self._chosen[self.camera] = float(degrees)
        self._saving.start()
        self.changed.emit(self.intrinsics(self.camera))

    def use_file(self, intrinsics: Intrinsics) -> None:
        """Use a calibration until the window is closed."""
        self._session = intrinsics
        self.changed.emit(intrinsics)

    def use_saved(self) -> None:
        """Use the calibration that is saved for the camera or, without one, the default."""
        self._session, self._given = None, Intrinsics()
        self._chosen[self.camera] = 0.0
        self._saving.start()
        self.changed.emit(self.intrinsics(self.camera))

    def save(self) -> None:
        """Save what was changed for the next start."""
        self._saving.stop()
        for camera, degrees in self._chosen.items():
            if camera and self._settings.get(_KEY + camera, 0.0) != degrees:
                self._settings.set(_KEY + camera, degrees)

    def _fov_of(self, camera: str) -> float | None:
        degrees = self._chosen.get(camera)
        if degrees is None:
            degrees = 0.0 if not camera or self._given.is_given else self._settings.get(_KEY + camera, 0.0)
        return degrees if MIN_FOV_DEG <= degrees <= MAX_FOV_DEG else None
