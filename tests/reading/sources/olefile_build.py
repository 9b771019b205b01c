"""The smallest OLE container that holds given streams: what an encrypted or old office file looks like from outside."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from itertools import pairwise

_SECTOR = 512
_FREE, _END, _FAT, _NONE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF


def ole(streams: Mapping[str, bytes]) -> bytes:
    """Streams by name, folders parted by "/". Each stream is padded to 4,096 bytes, so that none is a short one."""
    entries: list[list[object]] = [["Root Entry", 5, _NONE, _NONE, _NONE, _END, 0]]
    folders = {"": 0}
    children: dict[int, list[int]] = {0: []}
    data, fat = b"", list[int]()
    for path, content in streams.items():
        *above, name = path.split("/")
        parent = 0
        for depth, folder in enumerate(above, 1):
            key = "/".join(above[:depth])
            if key not in folders:
                folders[key] = len(entries)
                children[len(entries)] = []
                children[parent].append(len(entries))
                entries.append([folder, 1, _NONE, _NONE, _NONE, 0, 0])
            parent = folders[key]
        padded = content.ljust(4096, b"\x00")
        padded += b"\x00" * (-len(padded) % _SECTOR)
        first, count = len(fat), len(padded) // _SECTOR
        fat += [*range(first + 1, first + count), _END]
        data += padded
        children[parent].append(len(entries))
        entries.append([name, 2, _NONE, _NONE, _NONE, first, len(padded)])
    for parent, below in children.items():
        # Siblings hang on each other to the right: olefile walks any tree.
        for left, right in pairwise(below):
            entries[left][3] = right
        if below:
            entries[parent][4] = below[0]
    directory = b"".join(_entry(*entry) for entry in entries)
    directory += b"\x00" * (-len(directory) % _SECTOR)
    first_directory = len(fat)
    fat += [*range(first_directory + 1, first_directory + len(directory) // _SECTOR), _END]
    fat_at = len(fat)
    fat.append(_FAT)
    table = struct.pack(f"<{_SECTOR // 4}I", *(fat + [_FREE] * (_SECTOR // 4 - len(fat))))
    header = struct.pack(
        "<8s16sHHHHH6sIIIIIIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 0x3E, 3, 0xFFFE, 9, 6, b"", 0, 1, first_directory, 0, 4096, _END, 0,
        _END, 0, fat_at,
    )  # fmt: skip
    header += struct.pack("<I", _FREE) * ((_SECTOR - len(header)) // 4)
    return header + data + directory + table


def _entry(name: str, kind: int, left: int, right: int, child: int, start: int, size: int) -> bytes:
    encoded = name.encode("utf-16-le") + b"\x00\x00"
    return struct.pack(
        "<64sHBBIII16sIQQIQ", encoded, len(encoded), kind, 1, left, right, child, b"", 0, 0, 0, start, size
    )
