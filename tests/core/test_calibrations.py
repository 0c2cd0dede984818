"""Calibration files of many programs: the same camera in each."""

from pathlib import Path

import cv2
import numpy as np
import pytest
from camera_facts import BENT, COLUMNS, CX, CY, FLAT, FX, FY, K, frame, written

from handmirror.core.camera.calibration.lens import Lens
from handmirror.core.camera.intrinsics import Intrinsics
from handmirror.core.errors import UserError

ROS_YAML = f"""image_width: 640
image_height: 480
camera_name: narrow_stereo
camera_matrix:
  rows: 3
  cols: 3
  data: {FLAT}
distortion_model: plumb_bob
distortion_coefficients:
  rows: 1
  cols: 5
  data: [0.0, 0.0, 0.0, 0.0, 0.0]
"""
ROS_TOPIC = f"""header:
  stamp: {{sec: 1, nanosec: 2}}
  frame_id: camera
height: 480
width: 640
distortion_model: plumb_bob
d: [0.0, 0.0, 0.0, 0.0, 0.0]
k: {FLAT}
roi: {{x_offset: 0, y_offset: 0, height: 0, width: 0, do_rectify: false}}
---
"""
OPENCV_YAML = """%YAML:1.0
---
calibration_time: "Mon 30 Nov 2026"
image_width: 640
image_height: 480
camera_matrix: !!opencv-matrix
   rows: 3
   cols: 3
   dt: d
   data: [ 5.0000000000000000e+02, 0., 3.2200000000000000e+02, 0.,
       5.1e+2, 238., 0., 0., 1. ]
"""
KALIBR = """cam0:
  camera_model: pinhole
  intrinsics: [500.0, 510.0, 322.0, 238.0]
  distortion_model: radtan
  distortion_coeffs: [0, 0, 0, 0]
  resolution: [640, 480]
"""
NERF = {"fl_x": FX, "fl_y": FY, "cx": CX + 0.5, "cy": CY + 0.5, "w": 640, "h": 480}
OAK = {"width": 640, "height": 480, "intrinsicMatrix": K, "distortionCoeff": [0.0] * 14, "cameraType": 0}
MATLAB = {"ImageSize": [480, 640], "IntrinsicMatrix": [[FX, 0, 0], [0, FY, 0], [CX + 1, CY + 1, 1]]}


# as the programs themselves write them
ROS_OST = f"""image_width: 640
image_height: 480
camera_name: usb_cam
camera_matrix:
  rows: 3
  cols: 3
  data: [ {FX},   0.     , {CX},
           0.     , {FY}, {CY},
           0.     ,   0.     ,   1.     ]
distortion_model: plumb_bob
distortion_coefficients:
  rows: 1
  cols: 5
  data: [{", ".join(map(str, BENT))}]
rectification_matrix:
  rows: 3
  cols: 3
  data: [1., 0., 0.,
         0., 1., 0.,
         0., 0., 1.]
projection_matrix:
  rows: 3
  cols: 4
  data: [480.1,   0.     , 320.9,   0.     ,
           0.     , 498.3, 237.4,   0.     ,
           0.     ,   0.     ,   1.     ,   0.     ]
"""
ROS1_TOPIC = f"""header:
  seq: 1009
  stamp:
    secs: 1616939816
    nsecs:  37440538
  frame_id: "camera_color_optical_frame"
height: 480
width: 640
distortion_model: "plumb_bob"
D: {BENT}
K: {FLAT}
R: [1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0]
P: [480.1, 0.0, 320.9, 0.0, 0.0, 498.3, 237.4, 0.0, 0.0, 0.0, 1.0, 0.0]
binning_x: 0
binning_y: 0
roi:
  x_offset: 0
  y_offset: 0
  height: 0
  width: 0
  do_rectify: False
---
"""
KALIBR_CHAIN = f"""cam0:
  cam_overlaps: []
  camera_model: pinhole
  distortion_coeffs: {BENT[:4]}
  distortion_model: radtan
  intrinsics: [{FX}, {FY}, {CX}, {CY}]
  resolution: [640, 480]
  rostopic: /camera/color/image_raw
"""
OPENCV_SAMPLE = f"""<?xml version="1.0"?>
<opencv_storage>
<calibration_time>"Tue Dec  1 08:44:03 2026"</calibration_time>
<nr_of_frames>25</nr_of_frames>
<image_width>640</image_width>
<image_height>480</image_height>
<board_width>9</board_width>
<board_height>6</board_height>
<square_size>5.0e+01</square_size>
<!-- flags: 0 -->
<flags>0</flags>
<fisheye_model>0</fisheye_model>
<camera_matrix type_id="opencv-matrix">
  <rows>3</rows>
  <cols>3</cols>
  <dt>d</dt>
  <data>
    {FX} 0. {CX} 0. {FY}
    {CY} 0. 0. 1.</data></camera_matrix>
<distortion_coefficients type_id="opencv-matrix">
  <rows>5</rows>
  <cols>1</cols>
  <dt>d</dt>
  <data>
    {" ".join(map(str, BENT))}</data></distortion_coefficients>
<avg_reprojection_error>2.1e-01</avg_reprojection_error>
<per_view_reprojection_errors type_id="opencv-matrix">
  <rows>2</rows>
  <cols>1</cols>
  <dt>f</dt>
  <data>
    1.8e-01 2.4e-01</data></per_view_reprojection_errors>
</opencv_storage>
"""
REALSENSE = f"""Device info:
    Name                          : \tIntel RealSense D435I

 Intrinsic of "Depth" / 640x480 / {{Z16}}
  Width:      \t640
  Height:     \t480
  PPX:        \t319.480407714844
  PPY:        \t236.351501464844
  Fx:         \t384.207489013672
  Fy:         \t384.207489013672
  Distortion: \tBrown Conrady
  Coeffs:     \t0  \t0  \t0  \t0  \t0
  FOV (deg):  \t79.58 x 63.98

 Intrinsic of "Color" / 640x480 / {{YUYV/RGB8/BGR8/RGBA8/BGRA8/Y16}}
  Width:      \t640
  Height:     \t480
  PPX:        \t{CX}
  PPY:        \t{CY}
  Fx:         \t{FX}
  Fy:         \t{FY}
  Distortion: \tInverse Brown Conrady
  Coeffs:     \t-0.3  \t0.1  \t0.001  \t-0.002  \t0.02
  FOV (deg):  \t65.24 x 50.4

"""
INTRINSIC = {"height": 480, "intrinsic_matrix": [FX, 0, 0, 0, FY, 0, CX, CY, 1], "width": 640}
OPEN3D = {"extrinsic": [*np.eye(4).ravel()], "intrinsic": INTRINSIC, "version_major": 1, "version_minor": 0}


@pytest.mark.parametrize(
    ("content", "lens"),
    [
        (ROS_OST, Lens("brown", tuple(BENT))),
        (ROS1_TOPIC, Lens("brown", tuple(BENT))),
        (KALIBR_CHAIN, Lens("brown", tuple(BENT[:4]))),
        (OPENCV_SAMPLE, Lens("brown", tuple(BENT))),
        (REALSENSE, Lens("modified brown", tuple(BENT))),
        ({"class_name": "PinholeCameraParameters", **OPEN3D}, Lens()),
        ({"class_name": "PinholeCameraTrajectory", "parameters": [OPEN3D, OPEN3D], "version_major": 1}, Lens()),
        ({**INTRINSIC, "color_mode": "MJPG_1080P", "serial_number_": "000266700112"}, Lens()),
    ],
    ids=("ros", "ros topic", "kalibr", "opencv", "realsense", "open3d", "open3d trajectory", "open3d kinect"),
)
def test_files_as_the_programs_write_them(tmp_path, content, lens):
    found = Intrinsics.parse(written(tmp_path, content)).shared
    assert found.size == (640, 480) and np.allclose(found.K, K) and found.lens == lens


def test_a_realsense_camera_of_several_sizes_needs_a_choice(tmp_path):
    smaller = REALSENSE.replace("640x480", "320x240").replace("\t640", "\t320").replace("\t480", "\t240")
    path = written(tmp_path, REALSENSE + smaller)
    with pytest.raises(UserError, match=r"640x480, 320x240: choose one, as in .*#640x480"):
        Intrinsics.parse(path)
    assert Intrinsics.parse(f"{path}#320x240").shared.size == (320, 240)


def opencv_xml(folder: Path, suffix: str) -> str:
    storage = cv2.FileStorage(str(folder / f"opencv{suffix}"), cv2.FILE_STORAGE_WRITE)
    storage.write("image_width", 640)
    storage.write("image_height", 480)
    storage.write("camera_matrix", np.array(K))
    storage.write("distortion_coefficients", np.zeros((1, 5)))
    storage.release()
    return str(folder / f"opencv{suffix}")


@pytest.mark.parametrize(
    "content",
    [
        *(ROS_YAML, ROS_TOPIC, OPENCV_YAML, KALIBR, NERF, MATLAB, "500 0 322\n0 510 238\n0 0 1\n", FLAT, COLUMNS),
        {"K": FLAT, "D": [0, 0, 0, 0, 0], "width": 640, "height": 480, "distortion_model": "plumb_bob"},
        {"width": 640, "height": 480, "intrinsic_matrix": [FX, 0, 0, 0, FY, 0, CX, CY, 1]},
        {"ppx": CX, "ppy": CY, "fx": FX, "fy": FY, "model": "distortion.inverse_brown_conrady", "coeffs": [0] * 5},
        {"K": [*([*row, 0] for row in K), [0, 0, 0, 1]], "model": "C920"},
        "# Camera list\n1 PINHOLE 640 480 500 510 322.5 238.5\n",
        "1 OPENCV 640 480 500 510 322.5 238.5 0 0 0 0\n",
        {"cameraData": [[1, {**OAK, "intrinsicMatrix": [FLAT]}], [0, OAK]]},
        {"color": {"fx": FX, "fy": FY, "ppx": CX, "ppy": CY}, "depth": {"fx": 1, "fy": 1, "ppx": 2, "ppy": 3}},
        "%YAML:1.0\nCamera.type: PinHole\nCamera.fx: 500.0\nCamera.fy: 510.0\nCamera.cx: 322.0\nCamera.cy: 238.0\n",
        {"frames": [{"file_path": "images/000000", **NERF, "transform_matrix": [[1, 0], [0, 1]]}]},
        {"image_size": {"width": 640, "height": 480}, "focal": [FX, FY], "princpt": [CX, CY]},
        # ROS's region of interest of a larger sensor
        {
            "k": [FX, 0, CX + 100, 0, FY, CY + 50, 0, 0, 1],
            "width": 1280,
            "height": 960,
            "roi": {"x_offset": 100, "y_offset": 50, "width": 640, "height": 480},
        },
    ],
)
def test_one_camera_as_many_programs_save_it(tmp_path, content):
    intrinsics = Intrinsics.parse(written(tmp_path, content))
    assert intrinsics.undistort(frame()) is not None
    assert np.allclose(intrinsics.for_frame(frame()), K)


def test_a_region_of_interest_without_a_size_is_ignored(tmp_path):
    for wrong in ({"x_offset": 10**30}, {"width": 0}, {"height": True}, {"y_offset": -1}):
        region = {"x_offset": 0, "y_offset": 0, "width": 640, "height": 480} | wrong
        found = Intrinsics.parse(written(tmp_path, {"k": FLAT, "width": 640, "height": 480, "roi": region}))
        assert np.allclose(found.for_frame(frame()), K)


@pytest.mark.parametrize("suffix", [".yml", ".xml", ".json"])
def test_what_opencv_itself_writes(tmp_path, suffix):
    assert np.allclose(Intrinsics.parse(opencv_xml(tmp_path, suffix)).for_frame(frame()), K)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_encodings_of_text(tmp_path, encoding):
    (tmp_path / "k").write_bytes(ROS_YAML.encode(encoding))
    assert np.allclose(Intrinsics.parse(str(tmp_path / "k")).for_frame(frame()), K)


@pytest.mark.parametrize(
    ("size", "stated"),
    [
        ((1280, 960), {"width": 1280, "height": 960}),
        ((1280, 960), {"image_width": 1280.0, "image_height": 960.0}),
        ((1280, 960), {"resolution": [1280, 960]}),
        ((1280, 960), {"imgsize": "1280x960"}),
        ((1280, 960), {"img_shape": [960, 1280, 3]}),
        ((1280, 960), {"w": 1280, "h": 960}),
        ((1280, 960), {"calib_dimension": {"w": 1280, "h": 960}}),
        ((1280, 960), {"intrinsicMatrixReferenceDimensions": {"width": 1280, "height": 960}}),
    ],
)
def test_a_calibration_is_scaled_from_its_size(tmp_path, size, stated):
    found = Intrinsics.parse(written(tmp_path, {"K": K, **stated})).for_frame(frame())
    # the middle of the first pixel is at 0, so the picture's left border is at -0.5 in both sizes
    assert np.allclose(found, [[250, 0, 160.75], [0, 255, 118.75], [0, 0, 1]])


@pytest.mark.parametrize(
    ("size", "word"), [((640, 360), "different aspect ratio"), ((480, 640), "rotated by 90 degrees")]
)
def test_another_shape_is_refused(tmp_path, size, word):
    intrinsics = Intrinsics.parse(written(tmp_path, {"K": K, "width": 640, "height": 480}))
    with pytest.raises(UserError, match=word):
        intrinsics.for_frame(frame(*size))


def test_an_azure_kinects_own_calibration(tmp_path):
    """The numbers of a real device: its SDK states cx 953.284, cy 555.142, fx 904.142, fy 903.521 for 1080p."""
    parameters = [0.4967627227306366, 0.5108628273010254, 0.470907062292099, 0.6274453997612, *[0.0] * 10]
    camera = {
        "Intrinsics": {
            "ModelParameters": parameters,
            "ModelType": "CALIBRATION_LensDistortionModelBrownConrady",
        },
        "Purpose": "CALIBRATION_CameraPurposePhotoVideo",
        "SensorWidth": 4096,
        "SensorHeight": 3072,
    }
    text = written(tmp_path, {"CalibrationInformation": {"Cameras": [{"Purpose": "Depth"}, camera]}})
    found = Intrinsics.parse(text).for_frame(frame(1920, 1080))
    assert np.allclose(found, [[904.141, 0, 953.284], [0, 903.521, 555.142], [0, 0, 1]], atol=1e-3)


def test_one_of_several_cameras(tmp_path):
    cam1 = {"camera_model": "pinhole", "intrinsics": [400, 400, 320, 240]}
    text = written(tmp_path, {"cam0": {"intrinsics": [500, 510, 322, 238]}, "cam1": cam1}, "camchain.yaml")
    with pytest.raises(UserError, match=r"cam0, cam1: choose one, as in .*#cam0"):
        Intrinsics.parse(text)
    assert Intrinsics.parse(f"{text}#cam1").for_frame(frame())[0, 0] == 400


def test_entries_next_to_a_camera_belong_to_it(tmp_path):
    text = written(tmp_path, {"width": 1280, "height": 960, "webcam": K, "dist": BENT})
    intrinsics = Intrinsics.parse(text)
    assert intrinsics.shared.size == (1280, 960) and intrinsics.shared.lens.coefficients == tuple(BENT)


@pytest.mark.parametrize(("stated", "model"), [({}, "fisheye"), ({"distortion_model": "opencv_standard"}, "brown")])
def test_a_fisheye_is_one_where_only_the_name_of_its_entry_says_so(tmp_path, stated, model):
    profile = {"fisheye_params": {"camera_matrix": K, "distortion_coeffs": [0.1, 0.02, 0.003, 0.004]}, **stated}
    assert Intrinsics.parse(written(tmp_path, profile)).shared.lens.model == model


def test_a_calibration_for_each_frame(tmp_path):
    frames = [{"file_path": f"images/{k}.jpg", **NERF, "fl_x": 500 + k} for k in range(2)]
    intrinsics = Intrinsics.parse(written(tmp_path, {"frames": frames, "camera_model": "OPENCV"}))
    assert [intrinsics.for_frame(frame(name=f"{k}.jpg"))[0, 0] for k in range(2)] == [500, 501]
    freihand = Intrinsics.parse(written(tmp_path, [K, K]))
    assert np.allclose(freihand.for_frame(frame(name="00000001.jpg")), K)


def test_a_doubtful_size_causes_a_warning(tmp_path):
    four = Intrinsics.parse("1000,1000,960,540")
    assert "another picture size" in four.doubt(frame(960, 540)) and not four.doubt(frame(1920, 1080))
    assert "another picture size" in Intrinsics.parse("1100,1100,640,360").doubt(frame(960, 540))
    assert not Intrinsics.parse(written(tmp_path, {"K": K, "w": 640, "h": 480})).doubt(frame(320, 240))
    assert not Intrinsics.parse().doubt(frame())
