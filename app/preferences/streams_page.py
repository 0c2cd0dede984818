"""The page for the streams to other programs: where VMC is sent, and the web page with its address for a phone."""

from PyQt6.QtWidgets import (
    QApplication,
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from handmirror.app.live.streaming import StreamView, stream_name
from handmirror.app.preferences.keys import VMC_ADDRESS, VMC_RATE, WEB_ADDRESS, WEB_TOKEN, Setting
from handmirror.app.preferences.page import Page
from handmirror.app.preferences.qr import QrCode
from handmirror.app.preferences.store import Preferences
from handmirror.app.translation import localized, tr
from handmirror.app.widgets.field_problem import show_problem, show_text
from handmirror.core.errors import UserError
from handmirror.core.stream.access import MAX_TOKEN, token_fault
from handmirror.core.stream.address import (
    LOOPBACK,
    MAX_VMC_RATE,
    MIN_VMC_RATE,
    VMC_PORT,
    WEB_PORT,
    Address,
    host_fault,
    is_loopback,
)

EVERYWHERE = "0.0.0.0"
EACH_FRAME = MIN_VMC_RATE - 1  # the field's value for no fixed rate


class StreamsPage(Page):
    """Fields are checked while they are typed, and used when they are left or Enter is pressed."""

    def __init__(self, preferences: Preferences, view: StreamView) -> None:
        super().__init__(preferences, (VMC_ADDRESS, VMC_RATE, WEB_ADDRESS, WEB_TOKEN))
        self._view = view
        self._add_vmc()
        self._add_web()
        view.changed.connect(self._show_state)
        self.show_values()
        self._connect()

    def _add_vmc(self) -> None:
        self.vmc_on = self._switch("vmc")
        self.vmc_host, self.vmc_port = QLineEdit(), _port_field()
        self.vmc_host.setAccessibleName(tr("Send VMC to: host"))
        self.vmc_port.setAccessibleName(tr("Send VMC to: port"))
        tip = tr("Address of the computer that runs the avatar program; 127.0.0.1 is this one")
        self.add_row(tr("Send VMC to"), _row(self.vmc_host, QLabel(tr("Port")), self.vmc_port), tip)
        self.vmc_problem = self.add_text(tone="problem")
        self.vmc_rate = QSpinBox()
        self.vmc_rate.setAccessibleName(tr("VMC rate"))
        self.vmc_rate.setRange(EACH_FRAME, MAX_VMC_RATE)
        self.vmc_rate.setSpecialValueText(tr("Each frame"))
        self.vmc_rate.setSuffix(tr(" per second"))
        self.vmc_rate.setKeyboardTracking(False)
        tip = tr("A fixed rate sends interpolated poses: smoother, but one frame later")
        self.add_row(tr("VMC rate"), _row(self.vmc_rate), tip)

    def _add_web(self) -> None:
        self.web_on = self._switch("web")
        self.web_port = _port_field(0)
        self.web_port.setAccessibleName(tr("Port of the web page"))
        self.add_row(tr("Web page port"), _row(self.web_port), tr("0 takes any free port"))
        self.outside = QCheckBox(tr("Other devices on the network may open the page"))
        self.outside.setToolTip(tr("Anyone with the address and its token can watch the hands, but not the picture"))
        self.form.addRow("", self.outside)
        self.token = QLineEdit()
        self.token.setMaxLength(MAX_TOKEN)
        self.token.setPlaceholderText(tr("A new random one each time"))
        self.add_row(tr("Token"), self.token, tr("Secret part of the page's address"))
        self.token_problem = self.add_text(tone="problem")
        self.address = self.add_text(tone="accent")
        self.copy = QPushButton(tr("Copy address"))
        self.copy.setAutoDefault(False)
        self.code = QrCode()
        column = QVBoxLayout()
        column.addWidget(self.copy)
        column.addStretch(1)
        self._page = QWidget()
        row = QHBoxLayout(self._page)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.code)
        row.addLayout(column)
        row.addStretch(1)
        self.form.addRow("", self._page)
        self.hint = self.add_text()

    def _switch(self, kind: str) -> QCheckBox:
        switch = QCheckBox(stream_name(kind))
        switch.clicked.connect(lambda: self._view.switches[kind].trigger())
        self.form.addRow(switch)
        return switch

    def _connect(self) -> None:
        self.vmc_host.textChanged.connect(self._check_vmc)
        self.vmc_host.editingFinished.connect(self._on_vmc)
        self.vmc_port.valueChanged.connect(self._on_vmc)
        self.vmc_rate.valueChanged.connect(self._on_rate)
        self.web_port.valueChanged.connect(self._on_web)
        self.outside.clicked.connect(self._on_web)
        self.token.textChanged.connect(self._check_token)
        self.token.editingFinished.connect(self._on_token)
        self.copy.clicked.connect(self._copy)

    def show_values(self) -> None:
        """See Page."""
        vmc = self._saved(VMC_ADDRESS, VMC_PORT)
        if self._typed_vmc() != vmc:
            self.vmc_host.setText(vmc.host)
            self.vmc_port.setValue(vmc.port)
        self.vmc_rate.setValue(self.preferences.get(VMC_RATE) or EACH_FRAME)
        web = self._saved(WEB_ADDRESS, WEB_PORT)
        self.web_port.setValue(web.port)
        self.outside.setChecked(not is_loopback(web.host))
        token = self.preferences.get(WEB_TOKEN)
        if self.token.text() != token and not token_fault(self.token.text()):
            self.token.setText(token)
        self._show_state()

    def restore_defaults(self) -> None:
        """See Page."""
        super().restore_defaults()
        self.token.setText(self.preferences.get(WEB_TOKEN))  # also if an invalid one was typed
        self.vmc_host.setText(LOOPBACK)
        self.vmc_port.setValue(VMC_PORT)

    def _show_state(self) -> None:
        for kind, box in (("vmc", self.vmc_on), ("web", self.web_on)):
            switch = self._view.switches[kind]
            box.setChecked(switch.isChecked())
            box.setEnabled(switch.isEnabled())
        address = self._view.url
        show_text(self.address, address)
        self._page.setVisible(bool(address))
        is_outside = self.outside.isChecked()
        self.code.show_text(address if is_outside else "")
        if not address:
            hint = tr("While the page is served, its address is shown here, with a QR code for a phone.")
        elif is_outside:
            hint = tr("Scan the code with a phone on the same network.")
        else:
            hint = tr("Only this computer can open the page.")
        show_text(self.hint, hint)

    def _saved(self, setting: Setting[str], port: int) -> Address:
        try:
            return Address.parse(self.preferences.get(setting), port, "")
        except UserError:  # changed by hand
            return Address(LOOPBACK, port)

    def _typed_vmc(self) -> Address:
        return Address(self.vmc_host.text().strip(), self.vmc_port.value())

    def _check_vmc(self) -> bool:
        problem = localized(host_fault(self._typed_vmc().host))
        show_problem(self.vmc_host, self.vmc_problem, problem)
        return not problem

    def _on_vmc(self) -> None:
        if self._check_vmc():
            self._save(VMC_ADDRESS, self._typed_vmc(), VMC_PORT)

    def _on_rate(self, rate: int) -> None:
        self.preferences.set(VMC_RATE, 0 if rate == EACH_FRAME else rate)

    def _on_web(self) -> None:
        saved = self._saved(WEB_ADDRESS, WEB_PORT)
        if self.outside.isChecked():
            host = EVERYWHERE if is_loopback(saved.host) else saved.host
        else:
            host = saved.host if is_loopback(saved.host) else LOOPBACK
        self._save(WEB_ADDRESS, Address(host, self.web_port.value()), WEB_PORT)

    def _save(self, setting: Setting[str], address: Address, port: int) -> None:
        if address != self._saved(setting, port):
            self.preferences.set(setting, "on" if address == Address(LOOPBACK, port) else str(address))

    def _check_token(self) -> bool:
        problem = localized(token_fault(self.token.text()))
        show_problem(self.token, self.token_problem, problem)
        return not problem

    def _on_token(self) -> None:
        if self._check_token():
            self.preferences.set(WEB_TOKEN, self.token.text())

    def _copy(self) -> None:
        clipboard = QApplication.clipboard()
        assert clipboard is not None
        clipboard.setText(self.address.text())


def _port_field(lowest: int = 1) -> QSpinBox:
    field = QSpinBox()
    field.setRange(lowest, 65535)
    field.setKeyboardTracking(False)  # a port is used when it has been typed
    field.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
    field.setFixedWidth(100)
    return field


def _row(*widgets: QWidget) -> QWidget:
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    for widget in widgets:
        layout.addWidget(widget)
    if not any(isinstance(widget, QLineEdit) for widget in widgets):
        layout.addStretch(1)
    return row
