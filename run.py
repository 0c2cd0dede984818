#!/usr/bin/env python3
"""Start Handmirror from a checkout; needs nothing but Python: its environment is set up in .venv on the first start."""

import ctypes
import functools
import hashlib
import importlib.util
import json
import os
import shutil
import signal
import ssl
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request
from pathlib import Path

if not (3, 10) <= sys.version_info[:2] <= (3, 14):
    sys.exit(
        f"Handmirror needs Python 3.10 to 3.14 and this is Python {sys.version_info[0]}.{sys.version_info[1]}: "
        "install one of those and start run.py with it, for example python3.12 run.py."
    )

HELP = """\
usage: python3 run.py [--cpu | --cuda] [program's arguments]    start Handmirror
       python3 run.py [--cpu | --cuda] test [pytest arguments]  run its tests

  --cpu       set up with PyTorch's CPU build, even where there is an NVIDIA driver
  --cuda      set up with PyTorch's CUDA build (several GB), even where there is no NVIDIA driver
  -h, --help  show this and the program's own help

The first start sets up .venv beside run.py: with PyTorch's CUDA build on Linux with an NVIDIA driver, with its CPU
build elsewhere. Later starts keep that build until one of the flags asks for the other. Delete .venv to start over.
"""

HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "handmirror.json"  # what the environment was made for; complete only when everything is installed
LOCKS = HERE / ".ci" / "locks"  # versions and hashes of all packages, made by .ci/locks/renew.py
# PyTorch as in .ci/locks/torch.txt, and the CUDA that its builds there are made with
TORCH, CUDA = ("torch==2.15.0", "cu132") if sys.version_info >= (3, 11) else ("torch==2.14.1", "cu130")
TORCH_RANGE = ">=2.13,<2.16"  # as in pyproject.toml
# Builds of PyTorch that have an index of their own; the "default" one of the usual index has CUDA on Linux alone.
TORCH_INDEXES = {"cpu": "https://download.pytorch.org/whl/cpu", "cuda": f"https://download.pytorch.org/whl/{CUDA}"}
PIP_WHEEL = "pip-26.3-py3-none-any.whl"
PIP_SHA256 = "f3b60b20ffaadd4415ed7957212a38ac63fa4c5fa375bd0f4a797777940fad13"

# What Qt's window on Linux loads from the system, and the Debian package that holds it. Asking the loader rather than
# dpkg is right on every distribution and whatever the packages' names have become.
WINDOW_LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}


def say(text: str) -> None:
    """Print to stderr: stdout belongs to the program."""
    print(f"[run.py] {text}", file=sys.stderr, flush=True)


def step(what: str, command: list[str], show: bool = True) -> bool:
    """Run one command of the set-up, and print what it does and how long it took; True if it succeeded."""
    say(f"{what} ...")
    started = time.monotonic()
    output = sys.stderr if show else subprocess.DEVNULL
    status = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=output, check=False).returncode
    say(f"{what}: {'failed' if status else 'done'} after {time.monotonic() - started:.0f} s")
    return status == 0


def has_display() -> bool:
    """Whether a window can open; on Windows and macOS always."""
    return sys.platform != "linux" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


# --- the environment ---


def fingerprint(build: str) -> str:
    """Hash of what an environment depends on: project, locks, PyTorch's build, Python's version and this folder."""
    facts = json.dumps([build, TORCH, list(sys.version_info[:2]), str(HERE)]).encode()
    files = [HERE / "pyproject.toml", *(LOCKS / f"{name}.txt" for name in ("run", "test", "torch", "cuda"))]
    return hashlib.sha256(b"".join(file.read_bytes() for file in files) + facts).hexdigest()


def read_stamp() -> dict:
    """The stamp of the environment; empty when there is none to read."""
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def write_stamp(build: str, extra: str, asked: bool, complete: bool) -> None:
    """Note what the environment is made for and whether a flag asked for it; no fingerprint while it is incomplete."""
    fingerprinted = fingerprint(build) if complete else ""
    stamp = {"build": build, "extra": extra, "asked": asked, "fingerprint": fingerprinted}
    STAMP.write_text(json.dumps(stamp), encoding="utf-8")


def is_ready(stamp: dict, build: str, extra: str) -> bool:
    """Whether the environment can be used as it is; costs no subprocess."""
    return PYTHON.exists() and stamp.get("fingerprint") == fingerprint(build) and extra in ("", stamp.get("extra"))


def set_up(flag: str, extra: str) -> None:
    """Bring .venv to an extra of pyproject.toml, and to the build of PyTorch that a flag asks for, if any."""
    stamp = read_stamp()
    build = flagged_build(flag) if flag else stamp.get("build") or choose_build()
    asked = bool(flag) or stamp.get("asked", False)
    if not is_ready(stamp, build, extra):
        started = time.monotonic()
        if not has_pip() or (flag and stamp.get("build") != build):
            make_environment()
        write_stamp(build, extra, asked, complete=False)
        install(build, extra)
        write_stamp(build, extra, asked, complete=True)
        say(f"set up after {time.monotonic() - started:.0f} s")
    elif asked != stamp.get("asked", False):
        write_stamp(build, stamp["extra"], asked, complete=True)
    if not asked and has_nvidia_driver() and not has_cuda_build():
        say("an NVIDIA driver was found, but PyTorch's CPU build is installed: --cuda replaces it, --cpu keeps it")


def flagged_build(flag: str) -> str:
    """The build of PyTorch that --cpu or --cuda means on this system."""
    if flag == "--cuda" and sys.platform == "darwin":
        sys.exit("PyTorch has no CUDA build for macOS: start without --cuda.")
    if sys.platform == "linux":
        return "cpu" if flag == "--cpu" else "default"
    return "default" if flag == "--cpu" else "cuda"


def choose_build() -> str:
    """The build of PyTorch for a first start without a flag."""
    if sys.platform != "linux" or has_nvidia_driver():
        return "default"
    say("no NVIDIA driver: using PyTorch's small CPU build (--cuda forces the CUDA build)")
    return "cpu"


def has_nvidia_driver() -> bool:
    """Whether the system has NVIDIA's driver; under WSL 2 it is that of Windows."""
    if sys.platform == "win32":
        return Path(os.environ.get("SYSTEMROOT", "C:/Windows"), "System32", "nvcuda.dll").exists()
    wsl = Path("/dev/dxg").exists() and Path("/usr/lib/wsl/lib/libcuda.so.1").exists()
    return wsl or Path("/proc/driver/nvidia/version").exists()


def has_cuda_build() -> bool:
    """Whether the PyTorch in .venv is built with CUDA."""
    libraries = "Lib/site-packages/torch/lib/torch_cuda.dll", "lib/*/site-packages/torch/lib/libtorch_cuda.so"
    return any(any(VENV.glob(library)) for library in libraries)


def has_pip() -> bool:
    """Whether .venv holds a working Python with pip."""
    if not PYTHON.exists():
        return False
    return subprocess.run([PYTHON, "-c", "import pip"], capture_output=True, check=False).returncode == 0


def make_environment() -> None:
    """Make .venv from nothing, with pip in it."""
    if VENV.exists() and Path(sys.prefix).resolve() == VENV.resolve():
        sys.exit("The environment .venv must be rebuilt but is in use: leave it (deactivate) and start again.")
    if not has_ensurepip() and can_use_apt():
        apt_install(["python3-venv"])
    venv = [sys.executable, "-m", "venv", "--clear", str(VENV)]
    if has_ensurepip() and step("making .venv", venv):
        return
    if not step("making .venv without pip", [*venv, "--without-pip"]):
        sys.exit(f"The environment {VENV} could not be created: fix the error that Python shows above and start again.")
    try:
        bootstrap_pip()
    except (OSError, ValueError, LookupError) as error:
        sys.exit(
            f"This Python has no ensurepip, and pip could not be downloaded ({error}): "
            "run  sudo apt-get install -y python3-venv  and start again."
        )


def has_ensurepip() -> bool:
    """Whether Python can put pip into an environment; Debian ships that apart, in python3-venv."""
    importlib.invalidate_caches()
    return importlib.util.find_spec("ensurepip") is not None


def bootstrap_pip() -> None:
    """Put pip into .venv from its wheel on the package index; OSError, ValueError or LookupError when it fails."""
    page = os.environ.get("PIP_INDEX_URL", "https://pypi.org/simple").rstrip("/") + "/pip/"
    files = json.loads(fetch(page, "application/vnd.pypi.simple.v1+json"))["files"]
    wheels = [entry for entry in files if entry["filename"] == PIP_WHEEL]
    if not wheels:
        raise LookupError(f"{page} lists no {PIP_WHEEL}")
    content = fetch(urllib.parse.urljoin(page, wheels[0]["url"]), "*/*")
    if hashlib.sha256(content).hexdigest() != PIP_SHA256:
        raise ValueError(f"{PIP_WHEEL} arrived damaged")
    with tempfile.TemporaryDirectory() as folder:
        wheel = Path(folder, PIP_WHEEL)
        wheel.write_bytes(content)
        install = [str(wheel / "pip"), "install", "--quiet", "--no-index", str(wheel)]  # pip runs from within its wheel
        if not step("installing pip", [str(PYTHON), *install]):
            raise OSError(f"{PIP_WHEEL} could not be installed")


def fetch(url: str, accept: str) -> bytes:
    """The content at `url`; OSError when it cannot be downloaded."""
    context = ssl.create_default_context(cafile=os.environ.get("PIP_CERT"))
    request = urllib.request.Request(url, headers={"Accept": accept})
    with urllib.request.urlopen(request, timeout=60, context=context) as reply:
        return reply.read()


def install(build: str, extra: str) -> None:
    """Install Handmirror with the packages of its locks; PyTorch first, whose build decides what else it needs."""
    install_torch(build)
    names = [extra or "run", *(["cuda"] if sys.platform == "linux" and has_cuda_build() else [])]
    own = "--no-deps", "--no-build-isolation", "--editable", str(HERE)
    if not (pip("installing what Handmirror needs", *locked(*names)) and pip("installing Handmirror", *own)):
        sys.exit("Handmirror's packages could not be installed: fix the error that pip shows above and start again.")


def locked(*names: str) -> list[str]:
    """Arguments of pip install for lock files: these versions and no others, and no file of another hash."""
    return ["--no-deps", "--require-hashes", *(word for name in names for word in ("-r", str(LOCKS / f"{name}.txt")))]


def install_torch(build: str) -> None:
    """Install one build of PyTorch; if the CPU build is not available, one of the user's own files or the default."""
    index = TORCH_INDEXES.get(build)
    if index:
        # of these builds the version is fixed, their files' hashes are not: PyTorch's own index vouches for them
        options = ["--no-deps", "--retries", "2", "--index-url", index]
        if pip(f"installing PyTorch's {build.upper()} build", TORCH, *options):
            return
        if build == "cuda":
            sys.exit(
                f"{index} could not be used: fix the error that pip shows above and start again, or start with --cpu."
            )
        own = ["--no-deps", "--no-index", f"torch{TORCH_RANGE}"]
        if os.environ.get("PIP_FIND_LINKS") and pip("installing PyTorch from the files of PIP_FIND_LINKS", *own):
            return
        say(f"{index} could not be used: using PyTorch's default build instead (with CUDA, several GB larger)")
    if not pip("installing PyTorch", *locked("torch")):
        sys.exit("PyTorch could not be installed: fix the error that pip shows above and start again.")


def pip(what: str, *arguments: str) -> bool:
    """Run pip install in .venv under the user's own configuration of pip; True when it ended well."""
    quiet = [] if sys.stderr.isatty() else ["--quiet"]
    options = ["--disable-pip-version-check", "--no-input", "--prefer-binary", *quiet]
    return step(what, [str(PYTHON), "-m", "pip", "install", *options, *arguments])


# --- packages of the system ---


def can_use_apt() -> bool:
    """Whether Debian's packages can be installed without asking."""
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None


@functools.cache
def apt_update() -> bool:
    """Read the list of Debian's packages, once a run."""
    return step("reading the list of Debian packages", ["apt-get", "update", "-qq"])


def apt_install(packages: list[str]) -> bool:
    """Install Debian packages as root; True when it ended well."""
    os.environ["DEBIAN_FRONTEND"] = "noninteractive"
    apt_update()
    command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
    return step(f"installing Debian packages {' '.join(packages)}", command, show=False)


def missing_libraries() -> list[str]:
    """The libraries of the window that the system lacks."""
    return [library for library in WINDOW_LIBRARIES if not can_load(library)]


def can_load(library: str) -> bool:
    """Whether the system's loader finds a shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def provide_system_packages(purpose: str, programs: dict[str, str]) -> None:
    """Install on Linux the libraries and `programs` (name -> Debian package) that lack; without root print the line."""
    if sys.platform != "linux":
        return
    packages = [WINDOW_LIBRARIES[library] for library in missing_libraries()]
    packages += [package for program, package in programs.items() if not shutil.which(program)]
    if packages and not (can_use_apt() and apt_install(packages)):
        line = f"sudo apt-get install {' '.join(packages)}"
        say(f"for {purpose} packages of the system are missing; on Debian or Ubuntu run:  {line}")


# --- starting ---


def start(*arguments: str) -> int:
    """Hand over to the environment's Python; on POSIX this process becomes it, with its signals and exit status."""
    command = [str(PYTHON), *arguments]
    sys.stdout.flush()
    if os.name == "posix":
        os.execv(command[0], command)
    process = subprocess.Popen(command)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the program too, which decides what it means
    return process.wait()


def start_program(arguments: list[str]) -> int:
    """Start Handmirror in the caller's own folder, so that the paths in its arguments hold."""
    os.environ.setdefault("PYTHONSAFEPATH", "1")  # a folder called app where the caller stands is not ours
    return start("-m", "handmirror", *arguments)


def show_help() -> int:
    """The help of this file, and that of the program where it is installed; sets nothing up."""
    print(HELP)
    stamp = read_stamp()
    if is_ready(stamp, stamp.get("build", ""), ""):
        return start_program(["--help"])
    print("The program's own help is shown here too, once the first start has set it up.")
    return 0


def run_tests(flag: str, arguments: list[str]) -> int:
    """Set up what the tests need and run them."""
    if sys.version_info < (3, 11):
        sys.exit("The tests need Python 3.11 or newer, as training does: start run.py with such a version.")
    provide_system_packages("the tests of the window", {"Xvfb": "xvfb"})
    set_up(flag, "test")
    os.chdir(HERE)
    if sys.platform == "linux" and missing_libraries():
        if os.environ.get("CI") == "true":
            sys.exit("The tests of the window cannot run without the packages named above.")
        say("skipping the tests of the window (tests/app)")
        arguments = ["-p", "no:pytest-qt", "-p", "no:xvfb", "--ignore", "tests/app", *arguments]
    workers = "1" if os.cpu_count() == 1 else "2"  # each grows to 3 GB of memory; another -n in the arguments wins
    return start("-m", "pytest", "-n", workers, "--dist", "worksteal", *arguments)


def main(arguments: list[str]) -> int:
    """Set up where needed, then start the program or its tests; returns the exit status."""
    flags = {argument for argument in arguments if argument in ("--cpu", "--cuda")}
    if len(flags) > 1:
        sys.exit("--cpu and --cuda exclude each other: give only one.")
    flag = "".join(flags)
    arguments = [argument for argument in arguments if argument not in flags]
    try:
        if arguments[:1] in (["-h"], ["--help"]):
            return show_help()
        if arguments[:1] == ["test"]:
            return run_tests(flag, arguments[1:])
        if has_display():
            provide_system_packages("the window", {})
        set_up(flag, "")
        return start_program(arguments)
    except KeyboardInterrupt:
        say("interrupted; the next start resumes from here")
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
