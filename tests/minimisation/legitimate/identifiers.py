"""Hashes, ids and tokens as they are pasted."""

# ruff: noqa: E501, ARG005 - lines stay as they are written, and not every row says its number
# fmt: off

import base64
import hashlib
import json
import uuid
from collections.abc import Callable, Iterator

from tests.minimisation.legitimate.common import JA, LOW, RANDOM, TEN, UP, URLSAFE, cut, letters, lines, url64


def digest(kind: str) -> Callable[[int], str]:
    return lambda n: hashlib.new(kind, f"{n}".encode(), usedforsecurity=False).hexdigest()


def _jwt(payload: dict[str, object], signature: int) -> str:
    parts = ({"alg": "RS256", "typ": "JWT", "kid": "a1"}, payload)
    return ".".join((*(base64.urlsafe_b64encode(json.dumps(p).encode()).decode().rstrip("=") for p in parts), url64(signature)))


def identifiers() -> Iterator[tuple[str, str]]:
    for kind in ("sha256", "md5", "sha1", "sha384", "sha512"):
        yield f"{kind} in an account", "".join(JA[:3]) + "\n" + lines(digest(kind), 4) + "\n" + JA[4]
        yield f"40 of {kind}", lines(digest(kind), 40)
    yield "sha256 in capitals", lines(lambda n: digest("sha256")(n).upper(), 40)
    yield "as sha256sum writes it", lines(lambda n: f"{digest('sha256')(n)}  talk_{n:03d}.txt", 60)
    yield "200 hashes with commas", ", ".join(digest("sha256")(n) for n in range(200))
    yield "hashes with labels", lines(lambda n: f"sha256:{digest('sha256')(n)}", 60)
    yield "hashes as a table", "algorithm,value\n" + lines(lambda n: f"pdq,{digest('sha256')(n)}", 60)
    yield "hashes in JSON", json.dumps([{"md5": digest("md5")(n), "pdq": digest("sha256")(n), "quality": n} for n in range(40)])
    yield "fingerprints", lines(lambda n: RANDOM.randbytes(32).hex(":").upper(), 12)
    yield "transactions", lines(lambda n: f"0x{digest('sha256')(n)}", 30)
    yield "wallets", lines(lambda n: "bc1q" + letters("023456789acdefghjklmnpqrstuvwxyz", 38), 30) + "\n" + lines(lambda n: "0x" + digest("sha1")(n), 30)
    yield "ids", lines(lambda n: str(uuid.UUID(int=RANDOM.getrandbits(128), version=4)), 100)
    yield "ids in braces", lines(lambda n: "{" + str(uuid.UUID(int=RANDOM.getrandbits(128))).upper() + "}", 60)
    yield "ids without hyphens", lines(lambda n: uuid.UUID(int=RANDOM.getrandbits(128)).hex, 60)
    yield "ULIDs", lines(lambda n: "01J" + letters("0123456789ABCDEFGHJKMNPQRSTVWXYZ", 23), 80)
    yield "ids of films", lines(lambda n: letters(URLSAFE, 11), 120)
    yield "ids of posts", lines(lambda n: str(1_860_000_000_000_000_000 + RANDOM.getrandbits(50)), 120)
    yield "ids of WhatsApp", lines(lambda n: "wamid.HBgMODE5MDAwMDAwMDAwFQIAERgS" + letters(UP + TEN, 20) + "AA==", 15)
    yield "signed token", "Authorization: Bearer " + _jwt({"sub": "u1", "iat": 1764000000, "scope": "read write"}, 256)
    yield "signed tokens", lines(lambda n: _jwt({"sub": str(n), "email": "a@example.org", "roles": ["a", "b"], "exp": 1764000000 + n}, 32), 20)
    yield "long signed token", "id_token=" + _jwt({"sub": "1", "groups": [f"group-{n}" for n in range(40)], "iss": "https://login.example.org/"}, 512)
    yield "keys of programs", lines(lambda n: RANDOM.choice(("sk_live_", "ghp_", "xoxb-", "whsec_", "glpat-")) + letters(UP + LOW + TEN, 36), 40)
    yield "long keys of programs", lines(lambda n: "github_pat_" + letters(UP + LOW + TEN, 22) + "_" + letters(UP + LOW + TEN, 59), 12)
    yield "tokens of a phone", lines(lambda n: "token: " + url64(16) + ":APA91b" + url64(100), 3)
    yield "cookies", lines(lambda n: f"Set-Cookie: sid={url64(32)}; Path=/; HttpOnly; SameSite=Lax", 25)
    yield "session ids", lines(lambda n: letters(UP + LOW + TEN, 40), 30)
    yield "codes for recovery", lines(lambda n: cut(letters(LOW + TEN, 20), 5, "-"), 40)
    yield "a licence", cut(letters(UP + TEN, 25), 5, "-") + "\n" + JA[0]
    yield "version strings", lines(lambda n: f"package-{n}==1.{n}.0 --hash=sha256:{digest('sha256')(n)}", 60)
