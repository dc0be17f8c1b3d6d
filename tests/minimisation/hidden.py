"""Files in ways that tools and people have of writing bytes: first bytes that name the kind, then noise; no imagery."""

import base64
import binascii
import bz2
import gzip
import lzma
import quopri
import random
import zlib
from collections.abc import Callable, Iterator
from urllib.parse import quote

_NOISE = random.Random(11).randbytes(420)

FILES: dict[str, bytes] = {
    "jpeg": b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00" + _NOISE,
    "png": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x10" + _NOISE,
    "gif": b"GIF89a\x01\x00\x01\x00\x80\x00\x00" + _NOISE,
    "webp": b"RIFF\x24\x00\x00\x00WEBPVP8 " + _NOISE,
    "heic": b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00" + _NOISE,
    "avif": b"\x00\x00\x00\x1cftypavif\x00\x00\x00\x00" + _NOISE,
    "mp4": b"\x00\x00\x00\x20ftypisom\x00\x00\x02\x00" + _NOISE,
    "zip": b"PK\x03\x04\x14\x00\x00\x00\x08\x00" + _NOISE,
}


def _b64(octets: bytes) -> str:
    return base64.b64encode(octets).decode()


def _cut(text: str, width: int, between: str = "\n") -> str:
    return between.join(text[i : i + width] for i in range(0, len(text), width))


def _bits(octets: bytes, width: int) -> list[int]:
    bits = "".join(f"{o:08b}" for o in octets)
    return [int(bits[i : i + width].ljust(width, "0"), 2) for i in range(0, len(bits), width)]


def _in(alphabet: str, octets: bytes) -> str:
    return "".join(alphabet[n] for n in _bits(octets, len(alphabet).bit_length() - 1))


_HEX32 = "0123456789ABCDEFGHIJKLMNOPQRSTUV"
_CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_XX = "+-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_Z85 = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#"
_B85 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~"
_45 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
_58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_91 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#$%&()*+,./:;<=>?@[]^_`{|}~"'
_MIXED = "".join(
    chr(start + n) for start in (0xC0, 0x3B1, 0x430, 0x5D0, 0x627, 0x905, 0xE01, 0x10D0) for n in range(26)
)


def _big(alphabet: str, octets: bytes) -> str:
    number, letters = int.from_bytes(octets), []
    while number:
        number, rest = divmod(number, len(alphabet))
        letters.append(alphabet[rest])
    return "".join(reversed(letters))


def _base45(octets: bytes) -> str:
    pairs = (int.from_bytes(octets[i : i + 2]) for i in range(0, len(octets) // 2 * 2, 2))
    return "".join(_45[n % 45] + _45[n // 45 % 45] + _45[n // 2025] for n in pairs)


def _base91(octets: bytes) -> str:
    return "".join(_91[n % 91] + _91[n // 91] for n in _bits(octets, 13))


def _xx(octets: bytes) -> str:
    lines = (octets[i : i + 45] for i in range(0, len(octets), 45))
    return "\n".join(_XX[len(line)] + _in(_XX, line) for line in lines)


def _deflated(octets: bytes) -> bytes:
    packed = zlib.compressobj(wbits=-15)
    return packed.compress(octets) + packed.flush()


def _uu(octets: bytes) -> str:
    return b"".join(binascii.b2a_uu(octets[i : i + 45]) for i in range(0, len(octets), 45)).decode()


def _squares(palette: str) -> Callable[[bytes], str]:
    return lambda octets: _cut("".join(palette[o % len(palette)] for o in octets), 16)


def _up(by: int) -> Callable[[bytes], str]:
    return lambda octets: "".join(chr(by + o) for o in octets)


WAYS: dict[str, Callable[[bytes], str]] = {
    "base64": _b64,
    "braille, a byte a cell": _up(0x2800),
    "braille art": lambda b: _cut(_up(0x2800)(b[60:]), 20),
    "braille of six dots": lambda b: _cut("".join(chr(0x2800 + o % 64) for o in b), 24),
    "blocks": _squares("█▓▒░ ▀▄"),
    "blocks without lines": lambda b: "".join("█▓▒░"[o % 4] for o in b),
    "half blocks": lambda b: _cut("".join("█ "[o % 2] * 2 for o in b), 58),
    "coloured squares": _squares("🟥🟧🟨🟩🟦🟪🟫⬛⬜"),
    "hearts": _squares("💛💚💙💜🖤"),
    "black and white squares": _squares("■□"),
    "sextants": lambda b: _cut("".join(chr(0x1FB00 + o % 59) for o in b), 20),
    "shades of signs": lambda b: _cut("".join("@%#*+=-:."[o % 9] for o in b), 40),
    "shades of letters": lambda b: _cut("".join("MN$o:. "[o % 7] * 4 for o in b), 64),
    "a bitmap": lambda b: _cut("".join(f"{o:08b}" for o in b), 32),
    "kanji by page": _up(0x4E00),
    "kanji from anywhere": _up(0x4E37),
    "kanji in rows": lambda b: _cut(_up(0x5010)(b), 20),
    "hangul": _up(0xAC00),
    "hangul from anywhere": _up(0xAC81),
    "private characters": _up(0xE010),
    "emoji, base100": _up(0x1F3F7),
    "base16384": lambda b: "".join(chr(0x4E00 + n) for n in _bits(b, 14)),
    "base16384 in groups": lambda b: _cut("".join(chr(0x4E00 + n) for n in _bits(b, 14)), 8, " "),
    "base32768": lambda b: "".join(chr(0x3400 + n if n < 0x6A00 else 0x4200 + n) for n in _bits(b, 15)),
    "base65536": lambda b: "".join(chr(0x20000 + n) for n in _bits(b, 16)),
    "base2048 of many scripts": lambda b: "".join(_MIXED[o % len(_MIXED)] for o in b),
    "pictographs, 1,024 of them": lambda b: "".join(chr(0x1F300 + n) for n in _bits(b, 10)),
    "base32hex": lambda b: base64.b32hexencode(b).decode(),
    "base32hex small": lambda b: base64.b32hexencode(b).decode().lower(),
    "base32hex in groups": lambda b: _cut(base64.b32hexencode(b).decode(), 5, "-"),
    "Crockford": lambda b: _in(_CROCKFORD, b),
    "octal": lambda b: " ".join(f"{o:03o}" for o in b),
    "octal without zeros": lambda b: ", ".join(f"{o:o}" for o in b),
    "octal in one": lambda b: "".join(f"{o:03o}" for o in b),
    "octal as one number": lambda b: f"{int.from_bytes(b):o}",
    "decimal in one": lambda b: "".join(f"{o:03d}" for o in b),
    "decimal in lines": lambda b: "\n".join(str(o) for o in b),
    "xxencode": lambda b: f"begin 644 a\n{_xx(b)}\n+\nend",
    "xxencode body": _xx,
    "uuencode body": _uu,
    "uuencode in a story": lambda b: f"次の文字が届きました。\n{_uu(b)}\n以上です。",
    "ascii85 in lines": lambda b: _cut(base64.a85encode(b).decode(), 72),
    "ascii85 in a story": lambda b: f"He sent this: {base64.a85encode(b).decode()} and left.",
    "base85 in lines": lambda b: _cut(base64.b85encode(b).decode(), 64),
    "z85": lambda b: base64.b85encode(b).decode().translate(str.maketrans(_B85, _Z85)),
    "base45": _base45,
    "base58": lambda b: _big(_58, b),
    "base62": lambda b: _big(_62, b),
    "base91": _base91,
    "hex with hyphens": lambda b: b.hex("-"),
    "hex with dots": lambda b: b.hex("."),
    "hex in words": lambda b: b.hex("|", 4),
    "hex a line each": lambda b: b.hex("\n"),
    "hex with commas": lambda b: ", ".join(f"{o:02X}h" for o in b),
    "hex in lines of a hash": lambda b: _cut(b.hex(), 64),
    "hex backwards": lambda b: b.hex()[::-1],
    "percent, capitals": lambda b: "".join(f"%{o:02X}" for o in b),
    "percent twice": lambda b: quote(quote(b)),
    "quoted-printable, all": lambda b: _cut("".join(f"={o:02X}" for o in b), 75, "=\n"),
    "yEnc body": lambda b: "".join(chr((o + 42) % 256 + 256) for o in b),
    "code page 437": lambda b: "".join(c for c in b.decode("cp437") if c.isprintable()),
    "gzip": lambda b: _b64(gzip.compress(b)),
    "zlib": lambda b: _b64(zlib.compress(b)),
    "zlib in a story": lambda b: f"受け取った文字列は {_b64(zlib.compress(b))} です。",
    "zlib as hex": lambda b: zlib.compress(b).hex(),
    "zlib as base32hex": lambda b: base64.b32hexencode(zlib.compress(b)).decode(),
    "zlib as ascii85": lambda b: base64.a85encode(zlib.compress(b)).decode(),
    "zlib fast": lambda b: _b64(zlib.compress(b, 1)),
    "deflate": lambda b: _b64(_deflated(b)),
    "bz2": lambda b: _b64(bz2.compress(b)),
    "xz": lambda b: _b64(lzma.compress(b)),
    "lzma": lambda b: base64.b85encode(lzma.compress(b, lzma.FORMAT_ALONE)).decode(),
    "zlib of base64": lambda b: _b64(zlib.compress(_b64(b).encode())),
    "zlib of hex": lambda b: _b64(zlib.compress(b.hex().encode())),
    "gzip of base64": lambda b: gzip.compress(_b64(b).encode()).hex(),
    "base64 three times": lambda b: _b64(_b64(_b64(b).encode()).encode()),
    "base64 of hex": lambda b: _b64(b.hex().encode()),
    "hex of base64": lambda b: _b64(b).encode().hex(),
    "base32 of base64": lambda b: base64.b32encode(_b64(b).encode()).decode(),
    "base64 in a story in English": lambda b: f"He sent me this code: {_b64(b)} and nothing else.",
    "base64 in numbered lines": lambda b: "\n".join(f"{n}) {line}" for n, line in enumerate(_cut(_b64(b), 60).split())),
    "base64 in short lines": lambda b: _cut(_b64(b), 12),
    "base64 with stars": lambda b: _cut(_b64(b), 6, " * "),
    "base64 in JSON": lambda b: f'{{"id":7,"thumbnail":"{_b64(b)}","ok":true}}',
    "base64 in XML": lambda b: f"<row><photo>{_cut(_b64(b), 76)}</photo></row>",
    "data URI in CSS": lambda b: f"url(data:image/webp;base64,{_b64(b)})",
    "data URI with percent": lambda b: f"data:image/png,{quote(b)}",
    "data URI with words": lambda b: f"data:application/octet-stream;name=a.bin;base64,{_b64(b)}",
    "a mail's part": lambda b: f"Content-Type: image/png\nContent-Transfer-Encoding: base64\n\n{_cut(_b64(b), 76)}",
    "behind PGP's lines": lambda b: f"-----BEGIN PGP MESSAGE-----\n\n{_cut(_b64(b), 64)}\n-----END PGP MESSAGE-----",
    "behind a certificate's lines": lambda b: (
        f"-----BEGIN CERTIFICATE-----\n{_cut(_b64(b), 64)}\n-----END CERTIFICATE-----"
    ),
    "behind a mail's head": lambda b: f"Received: by mx.example.org\nX-Info: {_cut(_b64(b), 70)}",
    "middle in base64": lambda b: _cut(_b64(b[60:]), 76),
    "middle in base64 in one": lambda b: _b64(b[60:]),
    "middle in hex": lambda b: b[60:].hex(),
    "middle in base32": lambda b: base64.b32encode(b[60:]).decode(),
    "middle in base85": lambda b: base64.b85encode(b[20:]).decode(),
    "middle, byte by byte": lambda b: (b[60:] + _NOISE[::-1]).hex(" "),
    "middle in decimal": lambda b: " ".join(str(o) for o in b[60:] + _NOISE[::-1]),
    "portable pixmap": lambda b: "P3\n12 11\n255\n" + " ".join(str(o) for o in b),
    "portable bitmap": lambda b: "P1 32 32\n" + " ".join(f"{o:08b}" for o in b),
    "X pixmap": lambda b: '/* XPM */\nstatic char *a[] = {"8 8 2 1", ' + repr(b.hex()),
    "a small one with percent": lambda b: "送られた文字：" + quote(b[:60]),
    "a small one as quoted-printable": lambda b: quopri.encodestring(b[:60], quotetabs=True).decode(),
    "a small one by zlib": lambda b: "He sent " + _b64(zlib.compress(b[:60])),
    "a small one by zlib as hex": lambda b: zlib.compress(b[:60]).hex(" "),
    "X bitmap": lambda b: "#define a_width 16\n#define a_height 16\nstatic char a_bits[] = {" + b.hex(","),
}
"""How bytes are hidden in one text."""

SPLIT: dict[str, Callable[[bytes], object]] = {
    "rows of a timeline": lambda b: [
        {"at": f"2026-11-{n % 28 + 1:02d}T23:45:00+09:00", "service": "SNS-A", "what": piece}
        for n, piece in enumerate(_cut(_b64(b), 30).split())
    ],
    "columns of a record": lambda b: [
        dict(zip(("service", "account", "what"), _cut(_b64(b)[n : n + 90], 30).split(), strict=False))
        for n in range(0, len(_b64(b)), 90)
    ],
    "hex in rows": lambda b: [{"what": piece} for piece in _cut(b.hex(), 10).split()],
    "numbers": list,
    "numbers in rows": lambda b: [list(b[i : i + 8]) for i in range(0, len(b), 8)],
    "a key": lambda b: {"ways": [{_b64(b): "電話"}]},
    "kanji in rows": lambda b: [{"what": piece} for piece in _cut(_up(0x4E00)(b), 9).split()],
    "beside words": lambda b: {"handle": "さくら", "narrative": "これです。", "offender_details": _b64(b)[:40]},
}
"""How bytes are hidden in a value of several texts."""


def write(way: str, kind: str) -> str:
    """A file of this kind in this way."""
    return WAYS[way](FILES[kind])


def samples() -> Iterator[tuple[str, object]]:
    """Name and value: each way for two kinds of file, and each way of splitting for all."""
    kinds = [*FILES]
    for number, (way, write) in enumerate(WAYS.items()):
        for kind in (kinds[number % 8], kinds[(number * 3 + 1) % 8]):
            yield f"{kind} as {way}", write(FILES[kind])
    for way, split in SPLIT.items():
        for kind, octets in FILES.items():
            yield f"{kind} in {way}", split(octets)
