"""Hand models as people have them are opened; what is wrong with others is one sentence, and nothing in them runs."""

import io
import os
import pickle
import zipfile

import numpy as np
import pytest
import scipy.sparse

from handmirror.core.errors import UserError
from handmirror.core.hand.mirror import mirror_points
from handmirror.core.hand.model import HandModel, default_model_path, load_arrays
from handmirror.core.npz import Expected, NpzError, read_arrays
from handmirror.core.pickled_arrays import read_values
from handmirror.core.pickles import MAX_STEPS, PickleError, read_pickle
from tests.mano_files import mano_content, write_mano


def same(path):
    found, expected = load_arrays(path), load_arrays()
    return all(np.allclose(found[name], expected[name], atol=1e-7) for name in expected)


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_manos_own_file_is_opened(protocol, tmp_path):
    path = write_mano(tmp_path / "MANO_RIGHT.pkl", protocol)
    assert same(path)
    pose, shape = np.full((1, 48), 0.2), np.ones((1, 10))
    posed = HandModel.load(path)(pose, shape).vertices
    assert np.abs(posed - HandModel.load()(pose, shape).vertices).max() < 1e-6


def test_python_2s_strings_are_bytes_of_an_array():
    def string(data):
        return b"U" + bytes([len(data)]) + data

    values = np.array([[-1.5, 2], [3, 250.25]])
    state = b"(K\x03" + string(b"<") + b"NNNJ\xff\xff\xff\xffJ\xff\xff\xff\xffK\x00tb"
    dtype = b"cnumpy\ndtype\n" + string(b"f8") + b"K\x00K\x01\x87R" + state
    array = b"cnumpy.core.multiarray\n_reconstruct\ncnumpy\nndarray\nK\x00\x85" + string(b"b") + b"\x87R"
    array += b"(K\x01K\x02K\x02\x86" + dtype + b"\x89" + string(values.tobytes()) + b"tb"
    found = read_values(b"\x80\x02}" + string(b"a") + array + b"s.")
    assert np.array_equal(found["a"], values)
    text = b"(dp0\nS'a'\n" + array.replace(string(values.tobytes()), b"S" + repr(values.tobytes())[1:].encode() + b"\n")
    assert np.array_equal(read_values(text + b"s.")["a"], values)  # protocol 0


def test_other_programs_files_are_opened(tmp_path):
    content = mano_content(betas=16)
    (tmp_path / "cleaned.pkl").write_bytes(pickle.dumps(content))
    np.savez(tmp_path / "sixteen.npz", **content)
    content["J_regressor"] = scipy.sparse.csc_matrix(content["J_regressor"])
    np.savez(tmp_path / "sparse.npz", **content)  # as an array of one object
    (tmp_path / "sparse.pkl").write_bytes(pickle.dumps(content))
    assert all(same(tmp_path / name) for name in ("cleaned.pkl", "sixteen.npz", "sparse.npz", "sparse.pkl"))


def test_a_hand_that_is_not_a_right_one_in_metres_is_refused(tmp_path):
    def refused(match, **changes):
        np.savez(tmp_path / "a.npz", **(load_arrays() | changes))
        with pytest.raises(UserError, match=rf"a\.npz cannot be used \(.*{match}.*\): give MANO_RIGHT\.pkl"):
            load_arrays(tmp_path / "a.npz")

    arrays = load_arrays()
    broken = arrays["posedirs"].copy()
    broken[700, 1, 7] = np.nan
    refused("posedirs contains values that are not finite", posedirs=broken)
    broken[700, 1, 7] = 1e30  # finite, but a bent hand would not be
    refused("posedirs contains values that are not finite", posedirs=broken)
    refused("left hand", v_template=mirror_points(arrays["v_template"]))
    refused("not in metres", v_template=1000 * arrays["v_template"])
    refused("do not add up to 1", weights=0 * arrays["weights"])
    refused("vertices that do not exist", f=arrays["f"] + 1)
    refused("vertices that do not exist", f=arrays["f"] - 1)
    refused("f contains values of the type float64", f=arrays["f"].astype(float))
    refused("777x3, not 778x3", v_template=arrays["v_template"][1:])
    refused("shapedirs has the shape 778x3x9", shapedirs=arrays["shapedirs"][..., 1:])
    refused("not an array of numbers", J_regressor=np.array({"sparse": 1}, object))


@pytest.mark.parametrize("kind", ["npz", "pkl"])
def test_no_damage_is_a_traceback(kind, tmp_path):
    good, bad = default_model_path() if kind == "npz" else write_mano(tmp_path / "a.pkl"), tmp_path / "bad"
    data, random = good.read_bytes(), np.random.default_rng(0)
    for k in range(60):
        broken = bytearray(data[: len(data) * k // 40] if k < 40 else data)
        place = int(random.integers(0, 3000 if k % 2 else len(data)))
        broken[place : place + 1 + k % 9] = random.bytes(1 + k % 9)
        bad.write_bytes(broken)
        try:
            load_arrays(bad)
        except UserError as error:
            assert str(error).count("\n") == 0 and "allow_pickle" not in str(error)


def test_files_that_are_not_hand_models_are_one_sentence(tmp_path):
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    (tmp_path / "empty").write_bytes(b"")
    (tmp_path / "picture").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(50))
    (tmp_path / "list").write_bytes(pickle.dumps([1, 2]))
    os.mkfifo(tmp_path / "pipe") if hasattr(os, "mkfifo") else (tmp_path / "pipe").mkdir()
    for name, match in [
        ("link", "No such file|cannot be read"),
        ("none", "cannot be read"),
        (".", "not a file"),
        ("pipe", "not a file"),
        ("empty", "it is empty"),
        ("picture", "neither an .npz nor a .pkl file"),
        ("list", "v_template is missing"),
    ]:
        with pytest.raises(UserError, match=match):
            load_arrays(tmp_path / name)


def npz_of(header: bytes, data: bytes = b"", name: str = "a.npy", method: int = zipfile.ZIP_DEFLATED) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as file:
        file.writestr(name, b"\x93NUMPY\x01\x00" + len(header).to_bytes(2, "little") + header + data)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("content", "match"),
    [
        (npz_of(b"{'descr': '<f8', 'fortran_order': False, 'shape': (400000000,)}", bytes(80)), "not 5x3"),
        (npz_of(b"{'descr': '<f8', 'fortran_order': False, 'shape': (5, 3)}", bytes(10_000_000)), "not as long"),
        (npz_of(b"{'descr': '<f8', 'fortran_order': False, 'shape': (5, 3)}", bytes(100)), "not as long"),
        (npz_of(b"{'descr': '<f8', 'fortran_order': False, 'shape': (-5, -3)}", bytes(120)), "invalid shape"),
        (npz_of(b"{'descr': '|O', 'fortran_order': False, 'shape': (5, 3)}", pickle.dumps(1)), "the type object"),
        (npz_of(b"{'descr': '|V99999999', 'fortran_order': False, 'shape': (5, 3)}"), "the type"),
        (npz_of(b"{'descr': '<f8', 'fortran_order': False, 'shape': " + b"(" * 9000), "damaged"),
        (npz_of(b"[" * 60000), "damaged"),
        (npz_of(b"", name="b.npy"), "a is missing"),
        (npz_of(b"", method=zipfile.ZIP_LZMA), "unsupported compression"),
        (b"PK\1\2" * 300, "too many files"),
    ],
)
def test_an_npz_is_not_unpacked_before_it_is_as_expected(content, match):
    with pytest.raises(NpzError, match=match):
        read_arrays(content, {"a": Expected((5, 3))})


def test_arrays_are_read_as_numpy_reads_them():
    arrays = {
        "a": np.asfortranarray(np.arange(6.0).reshape(2, 3)),
        "b": np.arange(4, dtype=">i4"),
        "c": np.float16(2.5),
        "d": np.zeros((0, 7)),
    }
    packed = io.BytesIO()
    np.savez_compressed(packed, **arrays)
    wanted = {"a": Expected((2, None)), "b": Expected((4,), "i"), "c": Expected(()), "d": Expected((None, 7))}
    found = read_arrays(packed.getvalue(), wanted)
    assert all(np.array_equal(found[name], arrays[name]) and found[name].flags.writeable for name in arrays)


class Payload:
    def __init__(self, path):
        self.path = path

    def __reduce__(self):
        return os.mkdir, (str(self.path),)


@pytest.mark.parametrize("where", ["pkl", "entry", "npz"])
@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_code_in_a_hand_model_does_not_run(where, protocol, tmp_path):
    payload, path = Payload(tmp_path / "ran"), tmp_path / "hand"
    if where == "pkl":
        path.write_bytes(pickle.dumps(payload, protocol))
    elif where == "entry":
        path.write_bytes(pickle.dumps(mano_content() | {"J_regressor": payload}, protocol))
    else:
        with path.open("wb") as file:
            np.savez(file, **(load_arrays() | {"J_regressor": np.array(payload, object)}))
    with pytest.raises(UserError, match="mkdir is not allowed"):
        load_arrays(path)
    assert not (tmp_path / "ran").exists()


@pytest.mark.parametrize(
    ("content", "match"),
    [
        (b"\x80\x02" + b"]" * (MAX_STEPS + 1), "too many values"),
        (b"\x80\x02N0" * MAX_STEPS, "too many values"),
        (b"\x80\x02I" + b"9" * 5000 + b"\n.", "too long"),
        (b"\x80\x02\x8b\xff\xff\xff\x7f.", "too long"),
        (b"\x80\x02T\xff\xff\xff\xff.", "incomplete"),
        (b"\x80\x04\x8e" + b"\xff" * 8 + b".", "incomplete"),
        (b"\x80\x02P1\n.", "instruction"),
        (b"\x80\x02h\x07.", "damaged"),
        (b"\x80\x02", "incomplete"),
        (b"\x80\x020.", "damaged"),
    ],
)
def test_a_pickle_is_refused_before_it_takes_memory_or_time(content, match):
    with pytest.raises(PickleError, match=match):
        read_pickle(content)


def test_nested_values_take_no_time():
    lists = b"\x80\x02]q\x00" + b"".join(b"]q%c(h%ch%ce" % (k + 1, k, k) for k in range(60)) + b"."
    with pytest.raises(PickleError, match="too many"):  # 2^60 values, if each were counted
        read_values(lists)
    tuples = b"\x80\x02K\x01q\x00" + b"".join(b"h%ch%c\x86q%c" % (k, k, k + 1) for k in range(60))
    assert read_pickle(b"\x80\x02}" + tuples[2:] + b"K\x01s.")  # 2^60 hashes, if it were a dict's key
    far = read_pickle(b"\x80\x02K\x05r\xff\xff\xff\xff.")  # Python's own reader makes a table of 2^32 places
    assert far == 5
