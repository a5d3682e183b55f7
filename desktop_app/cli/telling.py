"""How the command line tells: facts in words or as JSON on stdout, progress and errors on stderr."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import typer
from rich.console import Console
from rich.progress import BarColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as RichProgress

from desktop_app.domain.message import Message
from desktop_app.domain.progress import Silent
from desktop_app.domain.texts import Texts
from desktop_app.services.run_record import canonical


def said(texts: Texts, message: Message) -> str:
    """A message as the command line says it: where the desktop's words name a page or a button, these name the option."""
    own = f"cli.said.{message.key}"
    return texts.say(Message(own, message.values) if own in texts.entries else message)


class Teller:
    """Prints one result per command; `--json` swaps the words for one JSON object."""

    def __init__(self, texts: Texts, json: bool) -> None:
        self.texts = texts
        self._json = json

    def result(self, sentence: str, facts: Mapping[str, object]) -> None:
        self.say(sentence)
        self.facts(facts)

    def say(self, sentence: str) -> None:
        """One of several sentences of a longer command; with `--json` only the facts at its end are printed."""
        if not self._json:
            typer.echo(sentence)

    def facts(self, facts: Mapping[str, object]) -> None:
        if self._json:
            typer.echo(canonical(dict(facts)))

    @contextmanager
    def progress(self) -> Iterator[BarProgress]:
        """A bar on stderr where a person watches, silence elsewhere."""
        console = Console(stderr=True)
        columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
        with RichProgress(*columns, console=console, disable=not sys.stderr.isatty(), transient=True) as bars:
            yield BarProgress(bars, self.texts)


class BarProgress(Silent):
    """The domain's progress drawn as one bar; Ctrl+C ends the program, and the open transaction with it."""

    def __init__(self, bars: RichProgress, texts: Texts) -> None:
        self._bars = bars
        self._texts = texts
        self._task = bars.add_task("", total=None)
        self._shown = 0.0
        self._stage = ""

    def stage(self, message: Message, number: int, count: int) -> None:
        self._stage = f"{self._texts.say(message)} {number}/{count}"
        self._bars.update(self._task, description=self._stage, completed=0, total=None)

    def counted(self, rows: int) -> None:
        told = self._texts("importing.stage.rows", rows=rows)
        self._bars.update(self._task, description=f"{self._stage} · {told}")

    def advance(self, done: int, total: int) -> None:
        if time.monotonic() - self._shown > 0.1:
            self._shown = time.monotonic()
            self._bars.update(self._task, completed=done, total=total)
