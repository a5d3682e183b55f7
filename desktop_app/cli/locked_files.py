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
from desktop_app.services.house import House

FILE_VARIABLE = "POWERDESK_FILE_PASSWORD"


def checked(house: House, session: Session, files: Sequence[Path], answers: Answers, progress: Progress) -> ImportCheck:
    """The check of all files; every locked one is tried with the one password.

    Raises:
        ExtractError: as the check does; `importing.encrypted` where no password is given.
    """
    password = os.environ.get(FILE_VARIABLE)
    while True:
        try:
            return house.check_extracts(session, files, progress, answers)
        except ExtractError as error:
            path = error.message.values.get("path")
            if error.message.key != "importing.encrypted" or password is None or not isinstance(path, Path):
                raise
            answers = replace(answers, passwords=(*answers.passwords, (path, password)))
