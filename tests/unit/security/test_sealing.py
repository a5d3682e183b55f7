"""Sealing: anybody can put in, only one can take out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.security.sealing import new_private_key, open_sealed, public_key, seal_to

MINE, THEIRS = new_private_key(), new_private_key()


@given(st.binary(max_size=200))
def test_that_the_holder_of_the_private_key_reads_what_was_sealed(data: bytes) -> None:
    assert open_sealed(MINE, seal_to(public_key(MINE), data)) == data


def test_that_nobody_else_does() -> None:
    with pytest.raises(ValueError, match="another key"):
        open_sealed(THEIRS, seal_to(public_key(MINE), b"secret"))


def test_that_the_same_data_sealed_twice_does_not_look_the_same() -> None:
    assert seal_to(public_key(MINE), b"secret") != seal_to(public_key(MINE), b"secret")


@given(st.integers(0, 8 * (32 + 6 + 16) - 1))
def test_that_every_flipped_bit_is_told(bit: int) -> None:
    sealed = bytearray(seal_to(public_key(MINE), b"secret"))
    sealed[bit // 8] ^= 1 << bit % 8
    if bit == 32 * 8 - 1:
        return  # the one bit X25519 ignores by its definition (RFC 7748); it is part of the key's derivation, tested below
    with pytest.raises(ValueError, match=r".+"):
        open_sealed(MINE, bytes(sealed))


def test_that_the_bit_x25519_ignores_is_not_ignored_here() -> None:
    sealed = bytearray(seal_to(public_key(MINE), b"secret"))
    sealed[31] ^= 0x80
    with pytest.raises(ValueError, match="altered"):
        open_sealed(MINE, bytes(sealed))


@pytest.mark.parametrize("sealed", [b"", b"short", bytes(32), bytes(64)])
def test_that_what_is_no_seal_is_told(sealed: bytes) -> None:
    with pytest.raises(ValueError, match=r".+"):
        open_sealed(MINE, sealed)
