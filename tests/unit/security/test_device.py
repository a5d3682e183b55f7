"""The PC's own secret, over the keyring library itself with backends that work, fail and forget."""

from __future__ import annotations

from collections.abc import Iterator

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends import fail, null

from desktop_app.domain.errors import WorkspaceError
from desktop_app.security.device import KeyringDevice


class Remembering(KeyringBackend):
    priority = 5  # type: ignore[assignment]

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password


@pytest.fixture(autouse=True)
def as_it_was() -> Iterator[None]:
    before = keyring.get_keyring()
    yield
    keyring.set_keyring(before)


def test_that_the_secret_is_made_once_and_then_remembered() -> None:
    keyring.set_keyring(Remembering())
    device = KeyringDevice()
    assert device.available()
    assert device.known() is None
    secret = device.secret()
    assert len(secret) == 32
    assert KeyringDevice().secret() == KeyringDevice().known() == secret


@pytest.mark.parametrize("backend", [fail.Keyring(), null.Keyring()])
def test_that_a_pc_without_a_keyring_or_with_one_that_forgets_says_so(backend: KeyringBackend) -> None:
    keyring.set_keyring(backend)
    assert not KeyringDevice().available()
    with pytest.raises(WorkspaceError) as error:
        KeyringDevice().secret()
    assert error.value.message.key == "security.no_keyring"
