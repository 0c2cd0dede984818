"""Choosing and opening sources in the window: lists, dialogs, drops, the first minute and the transport bar."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PyQt6.QtCore import QObject, pyqtSignal
from PyQt6.QtWidgets import QMainWindow

from handmirror.app.actions import Actions
from handmirror.app.browser.entry import Sessions
from handmirror.app.hand_models import HandModels
from handmirror.app.live.cameras_dialog import CamerasDialog
from handmirror.app.live.cameras_text import count_cameras
from handmirror.app.live.controller import TrackingController
from handmirror.app.live.drop_target import DropTarget
from handmirror.app.live.first_source import FirstSource
from handmirror.app.live.recent import RecentSources
from handmirror.app.live.recent_menu import RecentMenu
from handmirror.app.live.source_chooser import OPEN_ADDRESS, OPEN_CAMERAS, OPEN_FILE, OPEN_SESSION, SourceChooser
from handmirror.app.live.source_dialogs import ask_for_source
from handmirror.app.live.sources import LastSource, opening_text
from handmirror.app.live.start_steps import StartSteps
from handmirror.app.live.transport import PlayedSource, Transport
from handmirror.app.replay.replay import Replay, is_session
from handmirror.app.settings import Settings
from handmirror.app.translation import tr
from handmirror.app.widgets.banner import Banner
from handmirror.core.types import Image

RETRYING = "; trying again every second."  # how a sentence on a missing live source ends


class SourceTools(QObject):
    """Knows which source is chosen, which one was tracked before it, and what to say while it is opened."""

    wanted = pyqtSignal(str, bool)  # a source to open; whether to remember it for the next start

    def __init__(
        self,
        window: QMainWindow,
        settings: Settings,
        controller: TrackingController,
        replay: Replay,
        hand_models: HandModels,
        banner: Banner,
        folder: Callable[[], Path],
    ) -> None:
        """`folder` is that of the recordings."""
        super().__init__(window)
        self._window, self._settings, self._controller, self._banner = window, settings, controller, banner
        self._folder = folder
        self.source = ""  # as `open_source` takes it, or a session's folder; empty until one is chosen
        self._before = ""  # the one that was tracked before it, until it is tracked itself
        self._remember = self._is_new = False  # nothing of it has been shown
        self._error: Callable[[], None] | None = None  # shows why another source is not in use
        self.show_notice: Callable[[], None] = banner.hide  # when a source is being tracked
        self.notice: Callable[[], str] = str  # what it says
        self.last, self.recent = LastSource(settings), RecentSources(settings)
        self.chooser = SourceChooser(self.recent)
        self.steps = StartSteps(controller, banner, self._on_started)
        self.first = FirstSource(
            controller,
            banner,
            lambda source: self.wanted.emit(source, False),
            lambda: self.ask(OPEN_FILE),
            lambda address: self.ask(OPEN_ADDRESS, address),
            lambda: bool(self.source),
        )
        self.transport = Transport(controller, replay.actions_, settings)
        self.transport.warned.connect(lambda sentence: banner.show_message(sentence, "warning"))
        self.sessions = Sessions(window, settings, hand_models, folder, replay.shows)
        self.drops = DropTarget(window, hand_models)
        self.drops.reported.connect(banner.show_message)
        self._connect()

    def _connect(self) -> None:
        self.chooser.source_chosen.connect(self.open_chosen)
        self.chooser.opener_chosen.connect(self.ask)
        self.chooser.about_to_open.connect(self._controller.list_cameras)
        self._controller.cameras_listed.connect(self.chooser.set_cameras)
        self._controller.list_cameras()
        self.sessions.chosen.connect(lambda path: self._want(str(path)))
        self.drops.source_dropped.connect(self._want)

    def fill_menu(self, actions: Actions) -> RecentMenu:
        """Put the list of recent sources, and the browser of sessions, into the first menu."""
        actions.open_source.connect(self._want)
        actions.ask_for_source.connect(self.ask)
        menu = RecentMenu(self._window, self.recent)
        menu.chosen.connect(self.open_chosen)
        actions.add_to_files(menu, self.sessions.action)
        return menu

    def close(self) -> None:
        """End the workers."""
        for each in (self.recent, self.drops, self.sessions):
            each.close()

    # what the user chooses

    def open_first(self) -> None:
        """Open the source used last, else the first camera, else the demo clip."""
        self.first.open(self.last)

    def open_chosen(self, source: str) -> None:
        """Open one of the sources used before."""
        self.first.ask_for_login(source) if self.recent.lacks_login(source) else self._want(source)

    def ask(self, opener: str, address: str = "") -> None:
        """Ask for a file, folder or address while the tracking continues; `address` is that in the field at first."""
        if opener == OPEN_CAMERAS:
            CamerasDialog(self._window, self._settings, self.chooser.cameras, self._want).open()
            return
        chosen = self._want_session if opener == OPEN_SESSION else self._want
        ask_for_source(self._window, opener, self._settings, self._folder(), chosen, address)

    def _want(self, source: str) -> None:
        self.wanted.emit(source, True)

    def _want_session(self, folder: str) -> None:
        if is_session(folder):
            self._want(folder)
        else:
            sentence = tr(
                "No session was found in {folder}: choose a folder that contains a session.json.", folder=folder
            )
            self._banner.show_message(sentence, "error")

    # what the window does

    def choose(self, source: str, is_tracked: bool, remember: bool = False) -> bool:
        """This source is to be opened; whether another one `is_tracked` now. Returns whether it is another one."""
        is_other = source != self.source
        if is_other:
            if is_tracked and not self._is_new:
                self._before = self.source
            self._error = None
        self.first.is_missing = False
        self.source, self._is_new, self._remember = source, True, remember
        self.chooser.show_source(source)
        return is_other

    def start(self) -> PlayedSource:
        """The chosen source is being opened; how to play it."""
        self.transport.close()
        self.steps.begin(opening_text(self.source))
        return self.transport.plan(self.source)

    def stop(self) -> None:
        """Nothing is tracked any more."""
        self.transport.close()
        self.steps.end()

    def keep_picture(self, image: Image) -> None:
        """A frame of the source [h, w, 3] is shown; the first one becomes its picture in the lists."""
        if self._is_new:
            self._is_new = False
            if count_cameras(self.source) == 1:  # several are kept by their dialog
                self.recent.add(self.source)
                self.recent.keep_picture(self.source, image)

    def on_running(self) -> None:
        """The source is open and the tracker loaded."""
        self._before = ""
        if self._remember:
            self._remember = False
            if count_cameras(self.source) == 1:
                self.last.keep(self.source)
        self.steps.on_running()

    def on_missing(self, sentence: str) -> None:
        """A live source is not there, as the sentence says; it is waited for."""
        self.steps.on_waiting()
        if not self._fall_back(sentence.replace(RETRYING, ".")):
            # of this computer, and not there from the beginning
            buttons = self.first.buttons() if self._is_new and self.source.isdigit() else ()
            self._banner.show_message(sentence, "warning", buttons=buttons)

    def on_failed(self, sentence: str, again: Callable[[], None]) -> None:
        """A source cannot be opened or read, or tracking has failed; `again` tries again."""
        self.stop()
        if not self._fall_back(sentence):
            self._banner.show_message(sentence, "error", tr("Try again"), again)

    def show_error(self) -> bool:
        """Say, once, why another source is not in use; False if there is nothing to say."""
        error, self._error = self._error, None
        if error is not None:
            error()
        return error is not None

    def _fall_back(self, sentence: str) -> bool:
        """Open what was tracked before in place of a source that cannot be opened; False if nothing was."""
        failed, before, self._before = self.source, self._before, ""
        if before:
            self.wanted.emit(before, False)
            again = partial(self._want, failed)
            self._error = lambda: self._banner.show_message(sentence, "error", tr("Try again"), again)
        return bool(before)

    def _on_started(self) -> None:
        """The source is being tracked."""
        if not self.show_error():
            self.first.show_missing(self.notice()) if self.first.is_missing else self.show_notice()
