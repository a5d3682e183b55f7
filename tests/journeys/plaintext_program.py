"""One stretch of the full journey in a process of its own: `python -m tests.journeys.plaintext_program STRETCH ROOT`."""

from __future__ import annotations

import inspect
import logging
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

from desktop_app.composition.settings import Settings
from desktop_app.domain.message import Message
from desktop_app.domain.progress import SILENT, Progress, Silent
from desktop_app.domain.roles import Session
from desktop_app.services.house import House
from desktop_app.services.last_end import running
from desktop_app.storage.failures import watch_failures
from desktop_app.storage.logbook import Logbook
from tests.fakes.clock import FrozenClock
from tests.houses import AS_OF, PASSWORD, USER, house_in, opened_in
from tests.journeys.planted import Planted, people

WORKSPACE, CONFIG, EXTRACTS, EXPORTS = "searched/workspace", "searched/config", "extracts", "exports"
PACKED_UNDER = "Travel-safely-2026"


class Dying(Silent):
    """Kills the process at the first check of one stage: nothing is flushed, closed or tidied."""

    def __init__(self, moment: str) -> None:
        self._moment, self._now = moment, ""

    def stage(self, message: Message, number: int, count: int) -> None:
        self._now = f"{message.key}:{number}"

    def check(self) -> None:
        if self._now.startswith(self._moment):
            os.kill(os.getpid(), signal.SIGKILL)


def extracts(root: Path) -> Planted:
    folder = root / EXTRACTS
    return Planted(*(folder / name for name in ("客户档案.xls", "电费台账.csv", "缴费明细.xlsx", "十月电费.csv")))


def take_in(house: House, session: Session, root: Path, progress: Progress = SILENT) -> None:
    check = house.check_extracts(session, extracts(root).main, progress)
    house.commit_import(session, check.token, progress)


def killed_while_importing(root: Path) -> None:
    opened = opened_in(root / WORKSPACE)
    take_in(opened.house, opened.session, root, Dying("import.stage.commit:2"))


def killed_while_scoring(root: Path) -> None:
    house = house_in(root / WORKSPACE)
    session = house.gate.sign_in(USER, PASSWORD)
    take_in(house, session, root)
    house.score_customers(session, AS_OF, Dying("score.stage.train:"))


def the_rest(root: Path) -> None:
    """Recovery, refused rows, scores, groups, reports, exports, every screen, a fault, a backup."""
    house = house_in(root / WORKSPACE)
    session = house.gate.sign_in(USER, PASSWORD)
    exports = root / EXPORTS
    exports.mkdir(exist_ok=True)
    check = house.check_extracts(session, [extracts(root).refused])
    house.save_rejects(session, check.token, exports / "拒绝行.xlsx")
    house.commit_import(session, check.token)
    house.score_customers(session, AS_OF)
    house.segment_customers(session, AS_OF)
    for name in ("risk-list", "collection", "indicators"):
        house.render_page(house.build_report(session, name, None).pdf, 1, 600)
    exported(house, session, exports / "风险清单.xlsx")
    house.export_scores(session, exports / "scores.csv")
    every_screen(house, session, exports)
    a_fault(house, root)
    what_is_encrypted_itself(house, session, root / "searched" / "usb")
    house.gate.sign_out()


def every_screen(house: House, session: Session, exports: Path) -> None:
    from desktop_app.ui.pictures import screenshots  # noqa: PLC0415 - the other stretches need no Qt

    house.explain_customer(session, people()[3].cons_no)
    screenshots(house, session, exports / "pictures", languages=("zh",))


def a_fault(house: House, root: Path) -> None:
    """A mistake of the program's own with customers' data in the message, logged and reported."""
    person = people()[0]
    try:
        raise ValueError(f"{person.name} {person.mobile} {person.cons_no} 地址 {person.address} {person.card}")  # noqa: TRY301
    except ValueError as error:
        logging.getLogger("desktop_app").exception("row of %s, %s", person.name, person.cons_no)
        (root / "searched" / "crash-report.txt").write_text(house.crash_report(error), "utf-8")


def exported(house: House, session: Session, path: Path, **more: str) -> None:
    """The ranked list, with the purpose it asks for."""
    service: Callable[..., object] = house.export_list
    wanted = inspect.signature(type(house.export_list).__call__).parameters
    service(session, path, **({"purpose": "催费核对"} | more if "purpose" in wanted else {}))


def what_is_encrypted_itself(house: House, session: Session, stick: Path) -> None:
    """Files for elsewhere in which nobody may be read either: backup, data package, locked list. They are searched."""
    stick.mkdir(exist_ok=True)
    if unmask := getattr(house, "unmask", None):
        unmask(session, people()[5].cons_no, "核对电话")
    if back_up := getattr(house, "back_up", None):
        back_up(session, stick, SILENT)
    if pack := getattr(house, "pack_data", None):
        pack(session, stick / "数据包.pdpack", PACKED_UNDER, "换新电脑")
    if "encrypt_password" in inspect.signature(type(house.export_list).__call__).parameters:
        exported(house, session, stick / "清单.xlsx", encrypt_password=PACKED_UNDER)


STRETCHES: dict[str, Callable[[Path], None]] = {
    "import": killed_while_importing,
    "score": killed_while_scoring,
    "rest": the_rest,
}


def main(stretch: str, root: Path) -> None:
    logs = Settings(root / WORKSPACE).logs
    Logbook(logs).open()
    watch_failures(logs, lambda error: sys.stderr.write(f"{type(error).__name__}\n"))
    with running(root / CONFIG, FrozenClock().now()):
        STRETCHES[stretch](root)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
