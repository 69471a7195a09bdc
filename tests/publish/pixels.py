"""PNG files as arrays, read by the rules of the format (W3C, "Portable Network Graphics", 3rd edition)."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

SIGNATURE = b"\x89PNG\r\n\x1a\n"
CHANNELS = {2: 3, 6: 4}


def chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The name and content of every chunk, its checksum checked."""
    assert png.startswith(SIGNATURE)
    place = len(SIGNATURE)
    while place < len(png):
        (length,) = struct.unpack(">I", png[place : place + 4])
        name, content = png[place + 4 : place + 8], png[place + 8 : place + 8 + length]
        (checksum,) = struct.unpack(">I", png[place + 8 + length : place + 12 + length])
        assert zlib.crc32(name + content) == checksum
        yield name, content
        place += 12 + length


def size_of(png: bytes) -> tuple[int, int]:
    """Width and height in pixels."""
    header = dict(chunks(png))[b"IHDR"]
    width, height = struct.unpack(">II", header[:8])
    return width, height


def pixels(png: bytes) -> NDArray[np.int16]:
    """The colours of an 8-bit picture without gaps: rows, columns, red, green and blue."""
    width, height = size_of(png)
    depth, colour, *_, interlaced = dict(chunks(png))[b"IHDR"][8:]
    assert (depth, interlaced) == (8, 0)
    step = CHANNELS[colour]
    raw = zlib.decompress(b"".join(content for name, content in chunks(png) if name == b"IDAT"))
    lines = np.frombuffer(raw, np.uint8).reshape(height, 1 + width * step)
    found = np.zeros((height, width * step), np.uint8)
    above = np.zeros(width * step, np.uint8)
    for row, line in enumerate(lines):
        found[row] = above = _unfiltered(int(line[0]), line[1:], above, step)
    return found.reshape(height, width, step)[:, :, :3].astype(np.int16)


def _unfiltered(kind: int, line: NDArray[np.uint8], above: NDArray[np.uint8], step: int) -> NDArray[np.uint8]:
    if kind == 0:
        return line.copy()
    if kind == 1:
        return np.add.accumulate(line.reshape(-1, step), axis=0, dtype=np.uint8).reshape(-1)
    if kind == 2:
        return line + above
    left = [0] * step
    upper, upper_left = above.tolist(), [0] * step + above.tolist()
    made: list[int] = []
    for place, value in enumerate(line.tolist()):
        a = made[place - step] if place >= step else left[place]
        made.append((value + _predicted(kind, a, upper[place], upper_left[place])) & 255)
    return np.array(made, np.uint8)


def _predicted(kind: int, left: int, above: int, corner: int) -> int:
    if kind == 3:
        return (left + above) // 2
    guess = left + above - corner
    return min((left, above, corner), key=lambda value: abs(guess - value))


def blurred(picture: NDArray[np.int16], block: int = 4) -> NDArray[np.float64]:
    """The mean colours of blocks of pixels: what two renderers agree on, whatever they do at edges."""
    rows, columns = (length // block * block for length in picture.shape[:2])
    blocks = picture[:rows, :columns].reshape(rows // block, block, columns // block, block, 3)
    return np.asarray(blocks.mean(axis=(1, 3)), np.float64)
