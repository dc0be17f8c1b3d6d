"""Pictures, films and archives in every disguise that the tests know; none of them shows anything."""

import base64
import binascii
import gzip
import html
import quopri
import random
from collections.abc import Callable, Iterator
from urllib.parse import quote

_NOISE = random.Random(7).randbytes(240)

FILES: dict[str, bytes] = {
    "jpeg": b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01" + _NOISE,
    "exif": b"\xff\xd8\xff\xe1\x12\x34Exif\x00\x00" + _NOISE,
    "png": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + _NOISE,
    "gif": b"GIF89a\x01\x00\x01\x00\x80\x00\x00" + _NOISE,
    "webp": b"RIFF\x24\x00\x00\x00WEBPVP8 " + _NOISE,
    "heic": b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00" + _NOISE,
    "avif": b"\x00\x00\x00\x1cftypavif\x00\x00\x00\x00" + _NOISE,
    "mp4": b"\x00\x00\x00\x20ftypisom\x00\x00\x02\x00" + _NOISE,
    "webm": b"\x1aE\xdf\xa3\x9fB\x86\x81\x01B\xf7\x81" + _NOISE,
    "zip": b"PK\x03\x04\x14\x00\x00\x00\x08\x00" + _NOISE,
    "rar": b"Rar!\x1a\x07\x01\x00" + _NOISE,
    "7z": b"7z\xbc\xaf\x27\x1c\x00\x04" + _NOISE,
    "gz": gzip.compress(_NOISE, mtime=0),
    "pdf": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + _NOISE,
}
"""First bytes of a file of each kind, then noise."""


def _lines(text: str, width: int = 76) -> str:
    return "\n".join(text[i : i + width] for i in range(0, len(text), width))


def _b64(octets: bytes) -> str:
    return base64.b64encode(octets).decode()


def _wide(text: str) -> str:
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)


def _uu(octets: bytes) -> str:
    body = b"".join(binascii.b2a_uu(octets[i : i + 45]) for i in range(0, len(octets), 45)).decode()
    return f"begin 644 x\n{body}end\n"


def _uu_body(octets: bytes) -> str:
    return _uu(octets).split("\n", 1)[1]


DISGUISES: dict[str, Callable[[bytes], str]] = {
    "base64": _b64,
    "base64 in lines": lambda b: _lines(_b64(b)),
    "base64 quoted as mail": lambda b: "> " + _lines(_b64(b)).replace("\n", "\n> "),
    "base64 letter by letter": lambda b: " ".join(_b64(b)),
    "base64 in groups": lambda b: _lines(_b64(b), 4).replace("\n", " "),
    "base64 with hyphens": lambda b: _lines(_b64(b), 4).replace("\n", "-"),
    "base64 for URLs": lambda b: base64.urlsafe_b64encode(b).decode(),
    "base64 without padding": lambda b: _b64(b).rstrip("="),
    "base64 percent-encoded": lambda b: quote(_b64(b), safe=""),
    "base64 percent-encoded twice": lambda b: quote(quote(_b64(b), safe=""), safe=""),
    "base64 backwards": lambda b: _b64(b)[::-1],
    "base64 twice": lambda b: _b64(_b64(b).encode()),
    "base64 full-width": lambda b: _wide(_b64(b)),
    "base64 with zero-width": lambda b: "\u200b".join(_b64(b)),
    "base64 with soft hyphens": lambda b: "\u00ad".join(_b64(b)),
    "base64 with accents": lambda b: "\u0301".join(_b64(b)),
    "base64 as entities": lambda b: "".join(f"&#{ord(c)};" for c in _b64(b)),
    "base64 in a story": lambda b: "相手から送られてきたものです。" + _b64(b) + " これで全部です。",
    "base64 in a URL": lambda b: "https://www.example.org/i?d=" + quote(_b64(b), safe=""),
    "base32": lambda b: base64.b32encode(b).decode(),
    "base32 small": lambda b: base64.b32encode(b).decode().lower(),
    "hex": lambda b: b.hex(),
    "hex capitals": lambda b: b.hex().upper(),
    "hex spaced": lambda b: b.hex(" "),
    "hex colons": lambda b: b.hex(":"),
    "hex 0x": lambda b: ", ".join(f"0x{o:02x}" for o in b),
    "hex dump": lambda b: "\n".join(f"{b[i : i + 16].hex(' ')}" for i in range(0, len(b), 16)),
    "escaped": lambda b: "".join(f"\\x{o:02x}" for o in b),
    "escaped unicode": lambda b: "".join(f"\\u{o:04x}" for o in b),
    "escaped octal": lambda b: "".join(f"\\{o:03o}" for o in b),
    "percent bytes": lambda b: "".join(f"%{o:02X}" for o in b),
    "entities": lambda b: "".join(f"&#x{o:x};" for o in b),
    "quoted-printable": lambda b: quopri.encodestring(b, quotetabs=True).decode(),
    "decimal list": lambda b: ", ".join(str(o) for o in b),
    "bits": lambda b: " ".join(f"{o:08b}" for o in b),
    "ascii85": lambda b: base64.a85encode(b).decode(),
    "ascii85 adobe": lambda b: base64.a85encode(b, adobe=True).decode(),
    "base85": lambda b: base64.b85encode(b).decode(),
    "uuencode": _uu,
    "uuencode without head": _uu_body,
    "latin-1": lambda b: b.decode("latin-1"),
    "data URI": lambda b: "data:image/jpeg;base64," + _b64(b),
    "data URI spaced": lambda b: "DATA : image / png ; base64 , " + _b64(b),
    "data URI bare": lambda b: "data:;base64," + _b64(b),
    "html": lambda b: f'<img alt="" src="data:image/png;base64,{_b64(b)}">',
    "html entities": lambda b: html.escape(f'<img src="data:image/png;base64,{_b64(b)}">'),
    "markdown": lambda b: f"![写真](data:image/png;base64,{_b64(b)})",
    "mime part": lambda b: f"Content-Type: image/jpeg\nContent-Transfer-Encoding: base64\n\n{_lines(_b64(b))}",
}
"""How bytes are hidden in text."""

MARKUP = (
    "<img src=https://www.example.org/a.jpg>",
    "< IMG src='x'>",
    "<svg xmlns='http://www.w3.org/2000/svg'/>",
    "<video src=x></video>",
    "<iframe src=x>",
    "![a](https://www.example.org/a.png)",
    "![a][1]",
    "[img]https://www.example.org/a.png[/img]",
    "data:image/svg+xml,%3Csvg%3E",
    "data:text/html,<b>x</b>",
    "=ybegin line=128 size=1 name=x",
    "begin 644 photo.jpg",
    "＜ｉｍｇ　ｓｒｃ＝ｘ＞",
    "<i\u200bmg src=x>",
    "&lt;img src=x&gt;",
    "%3Cimg%20src%3Dx%3E",
)
"""Markup that shows a picture, and encodings that announce themselves."""


def forms() -> Iterator[tuple[str, str]]:
    """Name and text of every file in every disguise."""
    for kind, octets in FILES.items():
        for disguise, write in DISGUISES.items():
            yield f"{kind} as {disguise}", write(octets)
    for text in MARKUP:
        yield text, text
