"""Words and a small number for each, in about 10 bits a word: an xor filter that holds values too.

The words themselves are not kept. A word that is not among them is taken for one of them with a probability
of 2 ** -(8 - bits of the value). (Graf and Lemire, "Xor Filters: Faster and Smaller Than Bloom and Cuckoo
Filters", 2020; Dietzfelbinger and Pagh, "Succinct Data Structures for Retrieval and Approximate Membership",
2008.) `benchmarks/check_vocabulary.py` makes the files.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b

_MAGIC = b"PNV1"
HEADER = 12  # bytes: magic, seed, bits of the values, length of a segment


@dataclass(frozen=True, slots=True)
class Table:
    """A table as it is stored: three segments of cells, a byte each."""

    cells: bytes
    segment: int
    seed: int
    bits: int

    def get(self, word: str) -> int | None:
        """Return the number of a word, or None where the table does not hold it."""
        if not self.segment:
            return None
        first, second, third, check = places(word, self.seed, self.segment)
        cell = self.cells[first] ^ self.cells[second] ^ self.cells[third]
        return cell & ((1 << self.bits) - 1) if cell >> self.bits == check >> self.bits else None


def places(word: str, seed: int, segment: int) -> tuple[int, int, int, int]:
    """Return the three cells of a word, one in each segment, and the byte that it is known by."""
    digest = blake2b(
        word.encode("utf-8", "surrogatepass"), digest_size=16, salt=seed.to_bytes(4, "big")
    ).digest()
    first, second, third = (
        int.from_bytes(digest[start : start + 4], "big") % segment + number * segment
        for number, start in enumerate((0, 4, 8))
    )
    return first, second, third, digest[12]


def packed(table: Table) -> bytes:
    """Return the bytes of a file."""
    head = bytes((table.seed, table.bits, 0, 0)) + table.segment.to_bytes(4, "big")
    return _MAGIC + head + table.cells


def unpacked(data: bytes) -> Table:
    """Return the table in the bytes of a file.

    Raises:
        ValueError: They are not those of a table.
    """
    segment = int.from_bytes(data[8:HEADER], "big")
    if data[:4] != _MAGIC or len(data) != HEADER + 3 * segment:
        raise ValueError("not a table of words")
    return Table(data[HEADER:], segment, data[4], data[5])
