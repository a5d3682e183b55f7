"""Checking files of which some may be under a password, given once in the environment for all of them."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from desktop_app.domain.batch import ImportCheck
from desktop_app.domain.errors import ExtractError
from desktop_app.domain.intake import Answers
from desktop_app.domain.progress import Progress
from desktop_app.domain.roles import Session
from desktop_app.domain.sheets import Doubt
from desktop_app.services.house import House

FILE_VARIABLE = "POWERDESK_FILE_PASSWORD"


def checked(house: House, session: Session, files: Sequence[Path], answers: Answers, progress: Progress) -> ImportCheck:
    """The check of all files; every locked one is tried with the one password. Where none is given, or it is wrong, the file is
    among those not read, and the others go on.

    Raises:
        ExtractError: as the check does; `importing.encrypted` for a file given alone without a password.
    """
    password = os.environ.get(FILE_VARIABLE)
    while True:
        locked, found = _checked(house, session, files, answers, progress)
        tried = {path for path, _ in answers.passwords}
        if password is None or not locked - tried:
            if isinstance(found, ExtractError):
                raise found
            return found
        answers = replace(answers, passwords=(*answers.passwords, *((path, password) for path in sorted(locked - tried))))


def _checked(
    house: House, session: Session, files: Sequence[Path], answers: Answers, progress: Progress
) -> tuple[set[Path], ImportCheck | ExtractError]:
    """The files that ask for a password, and what came of the check."""
    try:
        check = house.check_extracts(session, files, progress, answers)
    except ExtractError as error:
        path = error.message.values.get("path")
        return ({path} if isinstance(path, Path) else set()), error
    return {sheet.path for sheet in check.unreadable if sheet.doubt is Doubt.LOCKED}, check
