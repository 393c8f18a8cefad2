"""A logo from a file: a PNG, or an SVG turned into one. Nothing is ever fetched for it.

Both come out as a PNG without metadata and without an empty rim, small enough for any page and
sharp enough for print. An SVG is looked through before it is drawn: scripts, references to other
files or addresses, entities and drawings that multiply themselves are refused.
"""

from __future__ import annotations

import errno
import io
import struct
import zlib
from dataclasses import replace
from typing import TYPE_CHECKING

from curplan.diagnostics import Diagnostic, Location
from curplan.draw.colour import luminance, rgb
from curplan.draw.look import Logo
from curplan.source.reading import unreadable

if TYPE_CHECKING:
    from pathlib import Path

    from PIL.Image import Image

#: Bytes of the file; pixels of a side; pixels that a logo keeps (width, height), enough for an
#: inch of it at 600 dots, and the most that one side may be of the other.
MAX_BYTES, MAX_SIDE, KEPT, SLIMMEST = 2 * 1024 * 1024, 4096, (1200, 600), 20.0
_PNG = b"\x89PNG\r\n\x1a\n"
_KINDS = "a logo is a PNG or an SVG file"
#: An opacity that the eye can see, of 255.
_SEEN = 8
#: Contrasts with the ground: of what is not the ground, and of what is well seen.
_DIFFERS, _STANDS_OUT = 1.03, 1.6


def read_logo(path: Path, place: Location) -> Logo | Diagnostic:
    """Read a logo; ``place`` is where its name was written, for the diagnostic.

    Codes: those of reading any file, ``file-too-large``, ``bad-logo`` and ``no-svg`` (the library
    that turns an SVG into pixels is not installed).
    """
    data = _bytes(path, place)
    if isinstance(data, Diagnostic):
        return data
    if data.startswith(_PNG):
        return _from_png(data, path.name, place)
    from curplan.draw.svg_logo import looks_like_svg, rasterised

    if not looks_like_svg(data):
        return bad_logo(f"'{path.name}' is neither a PNG nor an SVG", place, _KINDS)
    drawn = rasterised(data, path.name, place)
    return drawn if isinstance(drawn, Diagnostic) else _from_png(drawn, path.name, place)


def share_seen(logo: Logo, ground: str) -> float:
    """Give the share of a logo, 0 to 1, that stands out from a ground.

    What has the very colour of the ground (the white round a logo on a white page) is not counted.
    """
    import numpy as np
    from PIL import Image

    with Image.open(io.BytesIO(logo.data), formats=("PNG",)) as opened:
        pixels = np.asarray(opened.convert("RGBA"), dtype=np.float64).reshape(-1, 4) / 255
    painted = pixels[pixels[:, 3] * 255 >= _SEEN]
    opacity = painted[:, 3:]
    mixed = painted[:, :3] * opacity + np.array(rgb(ground)) * (1 - opacity)
    linear = np.where(mixed <= 0.04045, mixed / 12.92, ((mixed + 0.055) / 1.055) ** 2.4)
    light = linear @ np.array((0.2126, 0.7152, 0.0722)) + 0.05
    behind = luminance(ground) + 0.05
    ratio = np.maximum(light, behind) / np.minimum(light, behind)
    drawn = ratio[ratio >= _DIFFERS]
    return float(np.mean(drawn >= _STANDS_OUT)) if drawn.size else 0.0


def bad_logo(message: str, place: Location, hint: str) -> Diagnostic:
    """Make the diagnostic of a logo that cannot be used."""
    return Diagnostic("bad-logo", message, place, hint)


def _bytes(path: Path, place: Location) -> bytes | Diagnostic:
    try:
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, "")
        if path.exists() and not path.is_file():
            return bad_logo(f"'{path.name}' is a pipe or a device", place, _KINDS)
        if path.stat().st_size > MAX_BYTES:
            return _too_large(path.name, place)
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        found = unreadable(path, error)
        return replace(found, message=f"the logo '{path.name}': {found.message}", location=place)
    return _too_large(path.name, place) if len(data) > MAX_BYTES else data


def _too_large(name: str, place: Location) -> Diagnostic:
    message = f"the logo '{name}' has more than {MAX_BYTES // 1024**2} MB"
    return Diagnostic("file-too-large", message, place, "save it smaller; 600 pixels wide will do")


def _from_png(data: bytes, name: str, place: Location) -> Logo | Diagnostic:
    from PIL import Image

    broken = bad_logo(f"'{name}' is a damaged PNG", place, "export it again")
    if len(data) < 24:
        return broken
    # Before anything is decoded: a few bytes can stand for gigabytes of one colour.
    width, height = struct.unpack(">II", data[16:24])
    if not (0 < width <= MAX_SIDE and 0 < height <= MAX_SIDE):
        message = f"'{name}' has {width} x {height} pixels; a side has at most {MAX_SIDE}"
        return bad_logo(message, place, "save it smaller; 600 pixels wide will do")
    try:
        with Image.open(io.BytesIO(data), formats=("PNG",)) as opened:
            picture = opened.convert("RGBA")
    except (OSError, SyntaxError, ValueError, EOFError, struct.error, zlib.error):
        return broken
    return _trimmed(picture, name, place)


def _trimmed(picture: Image, name: str, place: Location) -> Logo | Diagnostic:
    """Cut the empty rim off and keep as many pixels as print can use."""
    seen = picture.getchannel("A").point([255 * (level >= _SEEN) for level in range(256)])
    box = seen.getbbox()
    if box is None:
        return bad_logo(f"'{name}' is empty: nothing in it can be seen", place, "export it again")
    picture = picture.crop(box)
    if max(picture.size) > SLIMMEST * min(picture.size):
        message = f"'{name}' is more than {SLIMMEST:g} times as long as wide"
        return bad_logo(message, place, "give a more compact form of the logo")
    scale = min(1.0, KEPT[0] / picture.width, KEPT[1] / picture.height)
    if scale < 1:
        size = (max(1, round(picture.width * scale)), max(1, round(picture.height * scale)))
        # Pillow weighs colours by their opacity only in this mode: no dark rim.
        picture = picture.convert("RGBa").resize(size, reducing_gap=3.0).convert("RGBA")
    made = io.BytesIO()
    picture.save(made, format="PNG")
    return Logo(made.getvalue(), picture.width, picture.height)
