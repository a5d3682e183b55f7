"""The two families of errors: what a person can act on, and bugs."""

from __future__ import annotations

from desktop_app.domain.message import Message


class UserFacingError(Exception):
    """Something a person can act on; shown as what happened, what it means, what to do next.

    The key names an entry with `what`, `means` and `next` in resources/texts.
    """

    def __init__(self, key: str, /, **values: object) -> None:
        self.message = Message(key, values)
        super().__init__(key, values)


class WorkspaceError(UserFacingError):
    """The workspace cannot be created or opened."""


class AccessDenied(UserFacingError):
    """The signed-in user may not do this."""


class SignInStop(UserFacingError):
    """The password was right, or could not be tried yet: something else is needed before the door opens.

    `gate.wait` (values: seconds), `gate.totp_needed`, `gate.totp_wrong`, `gate.must_change`, `gate.expired`, `gate.disabled`,
    `gate.unused`.
    """


class ExtractError(UserFacingError):
    """A file cannot be read as one of the known extracts."""


class TemplateError(UserFacingError):
    """A mapping template, or a file of them, is not what it is taken for."""


class NotEnoughData(UserFacingError):
    """A question was asked that the imported data cannot answer."""


class ReportError(UserFacingError):
    """A report cannot be built, written or verified."""


class PrivacyError(UserFacingError):
    """Personal data are not shown, exported or erased as asked."""


class UndoError(UserFacingError):
    """A batch cannot be taken back."""


class BackupError(UserFacingError):
    """A backup cannot be written, read or brought back."""


class PackageError(UserFacingError):
    """A 数据包 cannot be made or taken in."""


class Cancelled(Exception):
    """The person cancelled; whoever catches this rolls back and reports 已取消, never 失败."""


class QualityError(UserFacingError):
    """A parameter of a data-quality rule nobody may set, a rule nobody knows, a paper without a run."""
