"""What every screen is given: the services, who is signed in, the task runner, the looks and the language."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.message import Advice, Message
from desktop_app.domain.progress import Progress
from desktop_app.domain.roles import Session
from desktop_app.domain.texts import Texts
from desktop_app.services.house import House
from desktop_app.ui.tasks.question import Answer, Lane, Question
from desktop_app.ui.tasks.runner import TaskRunner
from desktop_app.ui.texts.language import Language
from desktop_app.ui.theme.theme import Theme

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Visit:
    """A wish to see another screen; `todo` names what it should do at once ("print"), empty for nothing."""

    screen: str
    todo: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """A result or an error for the message bar; `say` is asked again when the language changes."""

    good: bool
    say: Callable[[], Advice]
    details: str = ""


class Desk(QObject):
    """One signed-in sitting.

    `changed` carries the `Changes` of a write, `noticed` a `Notice`, `failed` an exception, `visited` a `Visit`;
    `moved_on` says that a person went on to the next step: what was told of the one before is done with;
    `leaving` asks to sign out.
    """

    changed = Signal(object)
    noticed = Signal(object)
    failed = Signal(object)
    visited = Signal(object)
    moved_on = Signal()
    leaving = Signal()

    def __init__(self, house: House, session: Session, runner: TaskRunner, theme: Theme, language: Language) -> None:
        super().__init__()
        self.house = house
        self.session = session
        self.runner = runner
        self.theme = theme
        self.language = language

    @property
    def texts(self) -> Texts:
        return self.language.texts

    def say(self, message: Message) -> str:
        return self.texts.say(message)

    def listed(self, parts: Iterable[str]) -> str:
        """One after the other, with the comma of the language."""
        return ("、" if self.language.now == "zh" else ", ").join(parts)

    def tell(self, what: Callable[[], str], after: Callable[[], str] = str) -> None:
        """Report a result: counted facts, and what may be done next."""
        self.noticed.emit(Notice(good=True, say=lambda: Advice(what(), "", after())))

    def look_up(
        self,
        owner: QObject,
        key: str,
        job: Callable[[], T],
        finished: Callable[[T], None],
        lane: Lane = Lane.COMPUTE,
        ended: Callable[[], None] | None = None,
    ) -> int:
        """Ask a quick question that changes nothing; the newest of each key wins.

        Reading has a transaction of its own and need not wait behind long work on the store lane.
        """
        return self.work(owner, key, str, lambda _progress: job(), finished, ended=ended, shown=False, lane=lane)

    def work(
        self,
        owner: QObject,
        key: str,
        title: Callable[[], str],
        job: Callable[[Progress], T],
        finished: Callable[[T], None],
        *,
        ended: Callable[[], None] | None = None,
        shown: bool = True,
        lane: Lane = Lane.STORE,
    ) -> int:
        """Start long work with a bar in the status bar. `ended` is called when it failed or was cancelled."""

        def give_up() -> None:
            if ended is not None:
                ended()

        def fail(error: BaseException) -> None:
            give_up()
            self.failed.emit(error)

        return self.runner.ask(owner, Question(key, lane, title, job, shown), Answer(finished, fail, give_up))
