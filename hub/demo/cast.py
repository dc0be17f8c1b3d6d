"""Who takes part: invented organisations made by the operator's command, and the keys that partners hold themselves."""

import base64
import json
import os
import secrets
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pyrage import x25519

from hub.kit.unready import Unready

EXAMPLES = Path(__file__).parents[2] / "examples"


@dataclass(frozen=True)
class Cast:
    """Ids of organisations and people by the keys of `examples/organisations.json`, and the partners' own secrets."""

    ids: Mapping[str, str]
    people: Mapping[str, Mapping[str, str]]
    webhook_secret: str = field(repr=False)
    age_secrets: Mapping[str, str] = field(repr=False)


def enter(folder: Path, environ: Mapping[str, str], desk_port: int) -> Cast:
    """The cast of this data folder, made now where it is new; addresses are brought up to date either way."""
    file = folder / "cast.json"
    known = _with_secrets(json.loads(file.read_text()) if file.exists() else {})
    _keep(file, known)
    request = _request(known, desk_port)
    known["loaded"] = json.loads(operator(environ, "organisation", "load", "-", given=json.dumps(request)))
    _keep(file, known)
    return Cast(
        ids={key: loaded["id"] for key, loaded in known["loaded"].items()},
        people={key: loaded["people"] for key, loaded in known["loaded"].items()},
        webhook_secret=known["webhook_secret"],
        age_secrets=known["age_secrets"],
    )


def operator(environ: Mapping[str, str], *words: str, given: str | None = None) -> str:
    """Run one of the operator's commands; its output. Raises `Unready` with what it said where it failed."""
    done = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-m", "hub", *words],
        env=dict(environ),
        input=given,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise Unready(f"`python -m hub {' '.join(words)}` ended with {done.returncode}: {done.stderr.strip()[-500:]}")
    return done.stdout


def _request(known: Mapping[str, Any], desk_port: int) -> dict[str, Any]:
    """The examples with this machine's port, the partners' public keys and, on a second run, the ids of the first."""
    text = (EXAMPLES / "organisations.json").read_text("utf-8").replace("{desk_port}", str(desk_port))
    request: dict[str, Any] = json.loads(text)
    for organisation in request["organisations"]:
        key = organisation["key"]
        if loaded := known.get("loaded", {}).get(key):
            organisation |= {"id": loaded["id"], "people_known": loaded["people"]}
        if organisation["kind"] == "legal_aid":
            organisation["age_public_key"] = str(x25519.Identity.from_str(known["age_secrets"][key]).to_public())
        if organisation.get("route", {}).get("connector") == "platform_webhook":
            organisation["route"]["secrets"] = [known["webhook_secret"]]
    return request


def _with_secrets(known: Mapping[str, Any]) -> dict[str, Any]:
    """What is known, and a secret made now for whoever has none: who joined the cast since an earlier run."""
    lawyers = ("lawyers", "silent_lawyers", "next_lawyers", "leaving_lawyers")
    return {
        "webhook_secret": "whsec_" + base64.b64encode(secrets.token_bytes(32)).decode(),
        **known,
        "age_secrets": {key: str(x25519.Identity.generate()) for key in lawyers} | known.get("age_secrets", {}),
    }


def _keep(file: Path, known: Mapping[str, Any]) -> None:
    """Write the whole file or nothing: a demo that is killed leaves the old one."""
    unfinished = file.with_suffix(".unfinished")
    with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as out:
        json.dump(known, out, indent=1)
    unfinished.replace(file)
