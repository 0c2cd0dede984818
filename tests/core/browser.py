"""A headless Chromium, driven over its DevTools protocol."""

import base64
import itertools
import json
import os
import shutil
import subprocess
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import cv2
import numpy as np
from waiting import wait_until
from websockets.sync.client import ClientConnection, connect

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
FLAGS = [
    *("--headless", "--window-size=640,480", "--remote-debugging-port=0", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
    *("--use-angle=swiftshader", "--enable-unsafe-swiftshader"),
]
WAIT_S = 30


class Page:
    """One tab."""

    def __init__(self, devtools: ClientConnection) -> None:
        self._devtools, self._numbers = devtools, itertools.count(1)

    def ask(self, method: str, **params: object) -> dict:
        number = next(self._numbers)
        self._devtools.send(json.dumps({"id": number, "method": method, "params": params}))
        while (answer := json.loads(self._devtools.recv(WAIT_S))).get("id") != number:
            pass
        return answer["result"]

    def run(self, script: str) -> object:
        """The value of a script, waited for where it is a promise."""
        answer = self.ask("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def picture(self) -> np.ndarray:
        """[h, w, 3] RGB of the tab."""
        png = base64.b64decode(self.ask("Page.captureScreenshot", format="png")["data"])
        return cv2.imdecode(np.frombuffer(png, np.uint8), cv2.IMREAD_COLOR_RGB)

    def text(self, element: str) -> object:
        return self.run(f"document.getElementById('{element}')?.textContent")


@contextmanager
def browse(address: str, profile: Path) -> Iterator[Page]:
    """Show a page; the browser keeps its files in the folder `profile`."""
    as_root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    command = [str(CHROMIUM), *FLAGS, *as_root, f"--user-data-dir={profile}", address]
    browser = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        port_file = profile / "DevToolsActivePort"
        wait_until(lambda: port_file.exists() and port_file.read_text().count("\n") == 1)
        port = port_file.read_text().split()[0]
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/json/list", timeout=WAIT_S) as answer:
            tab = next(target for target in json.load(answer) if target["type"] == "page")
        with connect(tab["webSocketDebuggerUrl"], proxy=None, max_size=None) as devtools:
            yield Page(devtools)
    finally:
        browser.terminate()
        browser.wait(WAIT_S)
