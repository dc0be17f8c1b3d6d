"""Heads of mails, keys and sealed messages; their numbers are noise."""

# ruff: noqa: E501 - lines stay as they are written, and not every row says its number
# fmt: off

import base64
import json
from collections.abc import Iterator

from tests.minimisation.legitimate.common import EN, JA, RANDOM, b64, cut, lines, url64


def _folded(text: str, width: int = 70) -> str:
    return cut(text, width, "\n        ")


def _dkim(size: int) -> str:
    return (
        "DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=mail.example.org; s=20230601; t=1764000000;\n"
        f"        h=to:subject:message-id:date:from:mime-version;\n        bh={b64(32)};\n        b={_folded(b64(size))}\n"
    )


def _head(*more: str) -> str:
    return (
        "Delivered-To: desk@tsubame.example.org\nReceived: by 2002:a05:6a10:1234:b0:5d1:abcd:ef01 with SMTP id x1csp1234567pxb;\n"
        "        Tue, 24 Nov 2026 03:12:45 -0800 (PST)\n" + "".join(more) +
        f"Message-ID: <CA+{url64(30)}@mail.example.org>\nSubject: =?UTF-8?B?{base64.b64encode('写真の件について、今日中に返事をください'.encode()).decode()}?=\n"
        'From: =?UTF-8?B?44GP44KN?= <kuro@example.org>\nContent-Type: text/plain; charset="UTF-8"\nContent-Transfer-Encoding: base64\n'
    )


def _packet(kind: int, body: bytes) -> bytes:
    return bytes([0xC0 | kind, 0xFF]) + len(body).to_bytes(4) + body


def _armoured(label: str, octets: bytes, head: str = "") -> str:
    return f"-----BEGIN {label}-----\n{head}\n{cut(base64.b64encode(octets).decode(), 64)}\n=aB3d\n-----END {label}-----"


def _public_key(size: int, signatures: int) -> bytes:
    number = size * 8
    key = b"\x04" + (1764000000).to_bytes(4) + b"\x01" + number.to_bytes(2) + b"\x80" + RANDOM.randbytes(size - 1) + b"\x00\x11\x01\x00\x01"
    name = _packet(13, "架空の相談室 <desk@tsubame.example.org>".encode())
    signed = b"".join(_packet(2, b"\x04\x13\x01\x08" + RANDOM.randbytes(size + 40)) for _ in range(signatures))
    return _packet(6, key) + name + signed + _packet(14, key) + _packet(2, b"\x04\x18\x01\x08" + RANDOM.randbytes(size + 30))


def _der(size: int) -> bytes:
    return b"\x30\x82" + (size - 4).to_bytes(2) + RANDOM.randbytes(size - 4)


def _ssh(size: int) -> str:
    fields = (b"ssh-rsa", b"\x01\x00\x01", b"\x00" + RANDOM.randbytes(size))
    return "ssh-rsa " + base64.b64encode(b"".join(len(f).to_bytes(4) + f for f in fields)).decode() + " desk@example.org"


def mail() -> Iterator[tuple[str, str]]:
    yield "a mail's head", _head(_dkim(256))
    yield "a mail's head with a short key", _head(_dkim(64))
    yield "a mail's head with a long key", _head(_dkim(512))
    seals = f"ARC-Seal: i=1; a=rsa-sha256; t=1764000000; cv=none;\n        d=example.org; s=arc-20240605;\n        b={_folded(b64(256))}\n"
    yield "a mail's head with seals", _head(seals, seals.replace("Seal", "Message-Signature"), _dkim(256), _dkim(128))
    yield "a mail's head with the marks of a provider", _head(_dkim(256), f"X-Microsoft-Antispam-Message-Info:\n\t{cut(b64(1500), 70, chr(10) + chr(9))}\n", f"X-Gm-Message-State: AOJu0Y{url64(90)}\n")
    yield "a mail's head in an account", "".join(JA[:3]) + "\n\n" + _head(_dkim(256)) + "\n" + "".join(JA[3:6])
    yield "subjects", lines(lambda n: f"Subject: =?ISO-2022-JP?B?{base64.b64encode(JA[n % 10].encode('iso-2022-jp', 'ignore')).decode()[:64]}?=", 12)
    yield "quoted-printable in Japanese", "\n".join("".join(f"={o:02X}" for o in line.encode()) for line in JA)
    body = base64.b64encode("".join(JA * 4).encode()).decode()
    yield "a mail in Japanese as it is sent", _head(_dkim(256)) + "\n" + cut(body, 76)
    yield "the same without its head", cut(body, 76)
    yield "the same from a phone", cut(base64.b64encode("\r\n".join(JA * 4).encode("iso-2022-jp", "ignore")).decode(), 76)
    yield "a record in one", base64.b64encode(json.dumps({"user": "kuro", "scopes": ["read"] * 60}).encode()).decode()
    for size, signatures in ((256, 1), (512, 1), (512, 9), (384, 20)):
        yield f"a public key of {size * 8} bits, {signatures} signatures", _armoured("PGP PUBLIC KEY BLOCK", _public_key(size, signatures), "Comment: invented\n")
    yield "a key in an account", JA[0] + "\n" + _armoured("PGP PUBLIC KEY BLOCK", _public_key(512, 2)) + "\n" + JA[1]
    for size in (300, 1_500, 5_000):
        sealed = _packet(1, b"\x03" + RANDOM.randbytes(8) + b"\x01\x10\x00" + RANDOM.randbytes(512)) + _packet(18, b"\x01" + RANDOM.randbytes(size))
        yield f"a sealed message of {size} bytes", _armoured("PGP MESSAGE", sealed)
    yield "a signed message", "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA512\n\n" + " ".join(EN) + "\n" + _armoured("PGP SIGNATURE", _packet(2, b"\x04\x01\x01\x0a" + RANDOM.randbytes(560)))
    yield "a certificate", _armoured("CERTIFICATE", _der(1_700)).replace("=aB3d\n", "")
    yield "a key in the net's names", "v=DKIM1; k=rsa; p=" + base64.b64encode(_der(294)).decode()
    yield "a chain of certificates", "\n".join(_armoured("CERTIFICATE", _der(1_200)).replace("=aB3d\n", "") for _ in range(3))
    yield "a key of age and its message", "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kdqxkwxqsrd5ags\n" + _armoured("AGE ENCRYPTED FILE", b"age-encryption.org/v1\n-> X25519 a\n" + RANDOM.randbytes(900)).replace("=aB3d\n", "")
    yield "keys of SSH", "\n".join(_ssh(size) for size in (256, 384, 512))
    yield "a key's modulus", "Modulus:\n" + cut("00:" + RANDOM.randbytes(256).hex(":"), 45, "\n    ")
