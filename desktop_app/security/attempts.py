"""Failed attempts at the door: counted beside the store, because nobody has the key yet, and kept until they are audited."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desktop_app.domain.errors import WorkspaceError
from desktop_app.domain.policy import Policy
from desktop_app.domain.ports import Clock
from desktop_app.security.durable import write_whole

FILE_NAME = "attempts.json"
FORMAT = 1
STRANGER = "*"
"""Names without a slot share one counter and are never written down: people type passwords into the wrong field."""
_MOST_KEPT = 200
_LONG_AGO = "2000-01-01T00:00:00"
_LIMITS = ("failures", "first_wait_minutes", "longest_wait_minutes")


@dataclass(frozen=True, slots=True)
class Failure:
    """One failed attempt: when (local time), under which name, and at which door (sign_in, unlock, second, recover)."""

    at: str
    user: str
    door: str


@dataclass(frozen=True, slots=True)
class Attempts:
    """The file of a workspace folder. A wait runs down with the clock and never up: turned back, the clock adds nothing to
    what has passed. A file that cannot be read counts as the last failure before a wait, so that breaking it gains nothing."""

    folder: Path
    clock: Clock

    def wait_s(self, user: str) -> int:
        """Seconds until the next attempt may be made; 0 for now. What has passed is written down."""
        content = self._read()
        counter = _counter(content, user)
        left = self._left(counter)
        if counter["wait_s"]:
            counter |= {"wait_s": left, "as_of": self.clock.now().isoformat()}
            self._write(content)
        return left

    def failed(self, user: str, door: str) -> int:
        """Count one; gives the seconds to wait, doubling from the limit on."""
        content = self._read()
        counter, limits = _counter(content, user), _limits(content)
        counter["failures"] += 1
        beyond = counter["failures"] - limits.failures
        minutes = min(limits.first_wait_minutes * 2 ** min(beyond, 30), limits.longest_wait_minutes) if beyond >= 0 else 0
        counter |= {"wait_s": minutes * 60, "as_of": self.clock.now().isoformat()}
        content["kept"] = [*content["kept"], {"at": self.clock.now().isoformat(), "user": user, "door": door}][-_MOST_KEPT:]
        content["count"] += 1
        self._write(content)
        return minutes * 60

    def failures_of(self, user: str) -> int:
        """How often the user failed since the last success."""
        return int(_counter(self._read(), user)["failures"])

    def pending(self) -> tuple[tuple[Failure, ...], int]:
        """What is not in the audit trail yet: the newest failures, and how many there were altogether."""
        content = self._read()
        return tuple(Failure(**kept) for kept in content["kept"]), int(content["count"])

    def audited(self) -> None:
        """Forget what the trail has now; counters stay."""
        content = self._read()
        if content["count"]:
            self._write(content | {"kept": [], "count": 0})

    def forget(self, user: str) -> None:
        """Start a user's counter anew: the password was right, or was given anew by an administrator."""
        content = self._read()
        known = [name for name in (user, "") if content["counters"].pop(name, None) is not None]
        if known:
            self._write(content)

    def limit_to(self, policy: Policy) -> None:
        """Count by the office's policy from now on; known here, because the policy itself lies behind the door."""
        content = self._read()
        limits = {name: getattr(policy, name) for name in _LIMITS}
        if content["limits"] != limits:
            self._write(content | {"limits": limits})

    def _left(self, counter: Mapping[str, Any]) -> int:
        passed = self.clock.now() - dt.datetime.fromisoformat(counter["as_of"])
        return max(0, int(counter["wait_s"]) - max(0, int(passed.total_seconds())))

    def _read(self) -> dict[str, Any]:
        path = self.folder / FILE_NAME
        try:
            return _checked(json.loads(path.read_text(encoding="utf-8")))
        except FileNotFoundError:
            return _empty()
        except (ValueError, KeyError, TypeError, AttributeError):
            return self._suspicious()
        except OSError as error:
            raise WorkspaceError("workspace.disk", folder=self.folder, reason=error.strerror or error) from error

    def _suspicious(self) -> dict[str, Any]:
        now, policy = self.clock.now().isoformat(), Policy()
        content = _empty()
        content["counters"][""] = {"failures": policy.failures, "wait_s": policy.first_wait_minutes * 60, "as_of": now}
        content |= {"kept": [{"at": now, "user": "", "door": "attempts_damaged"}], "count": 1}
        self._write(content)
        return content

    def _write(self, content: Mapping[str, Any]) -> None:
        write_whole(self.folder / FILE_NAME, json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True).encode())


def _empty() -> dict[str, Any]:
    policy = Policy()
    limits = {name: getattr(policy, name) for name in _LIMITS}
    return {"format": FORMAT, "limits": limits, "counters": {}, "kept": [], "count": 0}


def _checked(content: dict[str, Any]) -> dict[str, Any]:
    """The content, if it is what this program writes; any error otherwise."""
    if content["format"] != FORMAT:
        raise ValueError(content["format"])
    for counter in content["counters"].values():
        dt.datetime.fromisoformat(counter["as_of"])
        int(counter["failures"]), int(counter["wait_s"])
    tuple(Failure(**kept) for kept in content["kept"])
    int(content["count"])
    _limits(content)
    return content


def _limits(content: Mapping[str, Any]) -> Policy:
    return Policy.from_stored({name: int(content["limits"][name]) for name in _LIMITS})


def _counter(content: dict[str, Any], user: str) -> dict[str, Any]:
    """The user's counter; a damaged file left one under no name, which everybody starts from."""
    counters = content["counters"]
    start = counters.get("", {"failures": 0, "wait_s": 0, "as_of": _LONG_AGO})
    found: dict[str, Any] = counters.setdefault(user, dict(start))
    return found
