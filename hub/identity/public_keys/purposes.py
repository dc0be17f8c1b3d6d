"""What a recipient's key may be, in the one form in which it is kept."""

import json
from collections.abc import Mapping
from typing import Any, Literal

from joserfc.errors import JoseError
from joserfc.jwk import import_key
from pyrage import RecipientError, x25519

from hub.kit.errors import Invalid, Reason

KeyPurpose = Literal["age", "jwe"]
"""`age`: for people, who open files with age. `jwe`: for machines, which open JSON Web Encryption (RFC 7516)."""
_CURVES = {("OKP", "X25519"): ("crv", "kty", "x"), ("EC", "P-256"): ("crv", "kty", "x", "y")}
_SECRET_MEMBERS = frozenset({"d", "k", "p", "q", "dp", "dq", "qi", "oth"})
LONGEST = 1000


def canonical(purpose: KeyPurpose, given: str) -> str:
    """The key in its one form: "age1…", or the required members of the JWK as JSON (RFC 7638, 3.3).

    Raises `Invalid`: `secret_key_given` for a secret half, `malformed` for what is no such public key.
    """
    text = given.strip()
    if len(text) > LONGEST:
        raise Invalid(Reason("too_long", "public"))
    return _age(text) if purpose == "age" else _jwe(text)


def _age(text: str) -> str:
    if text.upper().startswith("AGE-SECRET-KEY-"):
        raise Invalid(Reason("secret_key_given", "public"))
    try:
        return str(x25519.Recipient.from_str(text))
    except RecipientError as error:
        raise Invalid(Reason("malformed", "public")) from error


def _jwe(text: str) -> str:
    members = _members(text)
    if members.keys() & _SECRET_MEMBERS:
        raise Invalid(Reason("secret_key_given", "public"))
    required = _CURVES.get((str(members.get("kty")), str(members.get("crv"))))
    if required is None or not all(isinstance(members.get(name), str) for name in required):
        raise Invalid(Reason("malformed", "public"))
    key: dict[str, Any] = {name: members[name] for name in required}
    try:
        made = import_key(key).as_dict(private=False)
    except (JoseError, ValueError) as error:
        raise Invalid(Reason("malformed", "public")) from error
    return json.dumps({name: made[name] for name in required}, separators=(",", ":"), sort_keys=True)


def _members(text: str) -> Mapping[str, Any]:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Invalid(Reason("malformed", "public")) from error
    if not isinstance(found, dict):
        raise Invalid(Reason("malformed", "public"))
    return found
