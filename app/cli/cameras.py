"""`handmirror cameras`."""

from handmirror.core.camera.calibrate.saved import find_calibrations
from handmirror.core.camera.modes import DEFAULT_MODE, chosen_mode, describe_modes, offered_modes
from handmirror.core.camera.names import list_cameras


def cameras() -> None:
    """List the cameras."""
    found = list_cameras()
    for camera in found:
        print(f"{camera.index}  {camera.name}  ({camera.backend})")
        offered = offered_modes(camera.index)
        for line in describe_modes(offered):
            print(f"   {line}")
        for saved in find_calibrations(camera.name).files:
            width, height = saved.calibration.size or (0, 0)
            print(f"   calibrated at {width} x {height}: {saved.path}")
        if offered:
            print(f"   default without --camera-mode: {chosen_mode(DEFAULT_MODE, offered, camera.name)}")
    if not found:
        print("No camera was found: plug one in, or use a video, a picture or an address.")
