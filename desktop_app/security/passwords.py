"""What a password is turned into: a key (Argon2id), and a hash by which a used one is known again."""

from __future__ import annotations

import math
import os
import time
import unicodedata
from dataclasses import dataclass
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from argon2.low_level import Type, hash_secret_raw

KEY_BYTES = 32
SALT_BYTES = 16
_MOST_MEMORY_KIB = 1 << 20
_MOST_WORK_KIB = 1 << 25


@dataclass(frozen=True, slots=True)
class Cost:
    """Argon2id cost, stored in each slot so that it can differ by age. The default is RFC 9106's second recommendation."""

    time: int = 3
    memory_kib: int = 65536
    lanes: int = 4

    @property
    def within_reason(self) -> bool:
        """Whether a file may ask for this: at most 1 GiB, 32 GiB altogether, and what Argon2 itself demands."""
        fits = 1 <= self.lanes <= 16 and 8 * self.lanes <= self.memory_kib <= _MOST_MEMORY_KIB
        return fits and self.time >= 1 and self.time * self.memory_kib <= _MOST_WORK_KIB


def normalised(password: str) -> str:
    """NFC, so that another input method types the same password."""
    return unicodedata.normalize("NFC", password)


def stretch(secret: bytes, salt: bytes, cost: Cost) -> bytes:
    """32 bytes that cost what `cost` says to compute, and nobody less than that to guess."""
    return hash_secret_raw(secret, salt, cost.time, cost.memory_kib, cost.lanes, KEY_BYTES, Type.ID)


@cache
def measure_cost(target_s: float = 0.5) -> Cost:
    """The cost whose derivation takes at least `target_s` seconds on this PC when it is idle, never below the default.

    128 MiB first, which a 4 GB PC spares and a graphics card does not have thousands of times, then as many passes as needed.
    Measured once in the life of the program, about a second long, from the fastest of three trials.
    """
    memory, lanes, trial = 131072, 4, 3
    pass_s = min(_idle_seconds(Cost(trial, memory, lanes)) for _ in range(3)) / trial
    passes = max(trial, math.ceil(target_s / pass_s))
    return Cost(min(passes, _MOST_WORK_KIB // memory), memory, lanes)


def _idle_seconds(cost: Cost) -> float:
    """What a derivation takes where nothing else runs: by processor time, so that a busy moment does not make the cost cheap."""
    start = time.process_time()
    stretch(b"measuring", os.urandom(SALT_BYTES), cost)
    return (time.process_time() - start) / min(cost.lanes, os.cpu_count() or 1)


@dataclass(frozen=True, slots=True)
class Remembering:
    """Hashes of used passwords, as dear to guess as the slots (`cost` None: measured on this PC)."""

    cost: Cost | None = None

    def hashed(self, password: str) -> str:
        cost = self.cost or measure_cost()
        hasher = PasswordHasher(cost.time, cost.memory_kib, cost.lanes, KEY_BYTES, SALT_BYTES)
        return hasher.hash(normalised(password))

    def same(self, hashed: str, password: str) -> bool:
        """A hash nobody can read is nobody's password."""
        try:
            return PasswordHasher().verify(hashed, normalised(password))
        except (VerificationError, InvalidHashError):
            return False
