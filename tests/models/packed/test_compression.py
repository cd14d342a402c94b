"""Packed files are unpacked by the standard library where it can, and never beyond a limit."""

from __future__ import annotations

import hashlib
import importlib
import sys
from pathlib import Path
from types import ModuleType

import pytest

from polyglot_news.errors import ModelError
from polyglot_news.models.packed.compression import unpack

LIBRARY = importlib.import_module("compression.zstd" if sys.version_info >= (3, 14) else "backports.zstd")
DATA = b"".join(hashlib.sha256(b"%d" % number).digest() for number in range(50_000))


@pytest.fixture
def packed(tmp_path: Path) -> Path:
    (tmp_path / "model.zst").write_bytes(LIBRARY.compress(DATA))
    return tmp_path / "model.zst"


def test_a_file_is_unpacked_and_its_hash_compared(packed: Path, tmp_path: Path) -> None:
    unpack(
        packed, tmp_path / "model", packing="zstd", most=len(DATA), sha256=hashlib.sha256(DATA).hexdigest()
    )
    assert (tmp_path / "model").read_bytes() == DATA
    with pytest.raises(ModelError, match="not what the catalogue says"):
        unpack(packed, tmp_path / "other", packing="zstd", most=len(DATA), sha256="0" * 64)


def test_the_standard_library_is_taken_where_it_has_it(
    packed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compression = ModuleType("compression")
    compression.zstd = LIBRARY  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "compression", compression)
    monkeypatch.setitem(sys.modules, "compression.zstd", LIBRARY)
    monkeypatch.setitem(sys.modules, "backports.zstd", None)
    monkeypatch.setattr(sys, "version_info", (3, 14, 0))
    unpack(packed, tmp_path / "model", packing="zstd", most=len(DATA))
    assert (tmp_path / "model").read_bytes() == DATA


def test_without_the_library_the_command_that_installs_it_is_named(
    packed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "backports", None)
    monkeypatch.setattr(sys, "version_info", (3, 13, 0))
    with pytest.raises(ModelError, match=r"needs backports\.zstd") as raised:
        unpack(packed, tmp_path / "model", packing="zstd", most=len(DATA))
    assert raised.value.hint == "pip install backports.zstd"


@pytest.mark.parametrize("damage", [b"", b"xx"])
def test_more_than_the_limit_and_damage_are_refused(packed: Path, tmp_path: Path, damage: bytes) -> None:
    if damage:
        packed.write_bytes(packed.read_bytes()[:-6] + damage)
    with pytest.raises(ModelError, match="damaged" if damage else "unpacks to more than"):
        unpack(packed, tmp_path / "model", packing="zstd", most=len(DATA) if damage else len(DATA) - 1)
