"""What would be so if she said yes, and if the request were written: to see before asking her what a route would take.

The same facts and the same rules as when it leaves; a supposition is never kept and lets nothing out.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from hub.consent.rules import Assent, Fold, validity
from hub.exchange.packets import Form
from hub.minimisation.facts import Facts
from hub.minimisation.fields import CATALOGUE
from hub.minimisation.rules import needs
from hub.minimisation.takedown_rules import SOURCE, signer

_TO_SAY = "to be said"
_REQUEST = frozenset(name for name, one in CATALOGUE.items() if one.category == "request")


def asked_her(facts: Facts) -> Facts:
    """The same, had she said yes to all that the form asks for and no more; a minor by her own assent."""
    said: dict[str, Form] = {need.field: need.form for need in (*needs(facts), *needs(replace(facts, kind="offer")))}
    if "items" in said:
        said |= dict.fromkeys(SOURCE.values(), "full")
    fields = {name: form for name, form in said.items() if name in CATALOGUE and CATALOGUE[name].consent_needed}
    by_herself = Assent(True, "absent", _TO_SAY, False, _TO_SAY)
    assent = Assent() if facts.person_is_minor() == "no" else by_herself
    fold = Fold("given", fields, facts.now + validity(facts.purpose), assent, True)
    return replace(facts, fold=fold, given_at=facts.now)


def written(facts: Facts) -> Facts:
    """The same, were the words of the request there: those that are given, and something in the place of `to_write`."""
    now = facts.now.isoformat(timespec="seconds")
    words: dict[str, Any] = {
        "items": list(_places(facts.values)),
        "legal_ground": _TO_SAY,
        "explanation": _TO_SAY,
        "signer": {"role": "authorised", "authority": _TO_SAY, "signed_at": now},
        "good_faith": {"statement": _TO_SAY, "at": now},
        "reply_contact": {"name": _TO_SAY, "mail": "desk@example.org"},
    }
    return replace(facts, request={**{name: words.get(name, _TO_SAY) for name in to_write(facts)}, **facts.request})


def to_write(facts: Facts) -> tuple[str, ...]:
    """The words of the request that the form cannot be filled without and that nobody has written yet."""
    if not facts.takedown:
        return ()
    asked = dict.fromkeys([*(need.field for need in needs(facts) if need.required), "signer"])
    mine = signer(facts)
    return tuple(
        name for name in asked if name in _REQUEST and not facts.request.get(name) and not (name == "signer" and mine)
    )


def _places(values: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for row in values.get("locations") or ():
        yield {"kind": "url", "value": row["url"]}
    for row in values.get("accounts") or ():
        yield {"kind": "account", "value": row["handle"]}
    for row in values.get("hashes") or ():
        yield {"kind": "hash", "value": row["value"], "algorithm": row["algorithm"]}
