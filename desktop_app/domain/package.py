"""数据包: the office's canonical rows in one encrypted, signed file, on their way to another PC."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from desktop_app.domain.batch import Batch
from desktop_app.domain.changes import NOTHING, Changes

SUFFIX = ".pdpack"


@dataclass(frozen=True, slots=True)
class PackageInfo:
    """What a package says of itself, readable with its password only. `signer` is the fingerprint of the signing workspace's
    public key: to be compared over the telephone, because anybody can sign with a key of their own."""

    made_by: str
    made_at: dt.datetime
    unit: str
    training: bool
    version: str
    rows: Mapping[str, int]
    data_sha256: str
    signer: str


@dataclass(frozen=True, slots=True)
class Packed:
    path: Path
    size: int
    info: PackageInfo
    changes: Changes = NOTHING


@dataclass(frozen=True, slots=True)
class Unpacked:
    """`taken` and `refused` rows by table; refused are those that were there already."""

    batch: Batch
    taken: Mapping[str, int]
    refused: Mapping[str, int]
    info: PackageInfo
    changes: Changes = NOTHING
