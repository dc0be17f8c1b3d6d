"""What a request to remove needs besides consent: evidence first (domain rule 11) and a signer (rule 12). Pure."""

from typing import Any

from hub.exchange.vocabulary.purposes import REMOVAL
from hub.exchange.vocabulary.takedowns import ITEM_KINDS, SIGNER_ROLES
from hub.kit.errors import Reason
from hub.minimisation.consented import refusals
from hub.minimisation.facts import Facts

SOURCE = ITEM_KINDS.each({"url": "locations", "account": "accounts", "hash": "hashes"})
"""Kind of item to the field of the case from which it comes: consent to that field is consent to the item."""


def evidence_reasons(facts: Facts) -> tuple[Reason, ...]:
    """A removal waits until evidence is preserved or that is waived, and does not wait for a child already shown.

    A request to keep logs removes nothing, and so waits for nothing.
    """
    if (
        not facts.takedown
        or facts.purpose != REMOVAL
        or facts.evidence in ("preserved", "waived")
        or shown_and_noted(facts)
    ):
        return ()
    return (Reason("evidence_not_preserved"),)


def shown_and_noted(facts: Facts) -> bool:
    """Whether the person is or may have been under 18, it is public, and a URL with its time is noted: no waiting."""
    may_be_minor = facts.minor_in_images() != "no" or facts.person_is_minor() == "yes"
    published = facts.values.get("exposure") == "published"
    rows = facts.values.get("locations") or ()
    return may_be_minor and published and any(row.get("url") and row.get("seen_at") for row in rows)


def signer_reasons(facts: Facts) -> tuple[Reason, ...]:
    """A request to remove names the signer's role, authority and time of signing."""
    if not facts.takedown:
        return ()
    named = signer(facts) or {}
    complete = named.get("role") in SIGNER_ROLES and all(_said(named.get(k)) for k in ("authority", "signed_at"))
    return () if complete else (Reason("signer_missing", "signer"),)


def signer(facts: Facts) -> Any:  # noqa: ANN401 - a JSON value
    """The signer recorded, or the default for a person who is or may be a minor: the sender, by recorded assent."""
    recorded = facts.value("signer")
    if recorded is not None or not facts.takedown:
        return recorded
    if facts.person_is_minor() == "no" or facts.fold is None or facts.fold.facts.assent is not True:
        return None
    if facts.override() and refusals(facts):
        return None  # her assent does not stand: what leaves in an emergency is never signed with it
    return {
        "role": "authorised",
        "authority": "recorded_assent",
        "prepared_by": facts.sender.name,
        "signed_at": facts.now.isoformat(timespec="seconds"),
    }


def item_sources(facts: Facts) -> set[str]:
    """The fields of the case from which the request's items come; an unknown kind of item comes from none of ours."""
    rows = facts.request.get("items") or ()
    return {SOURCE.get(str(row.get("kind")), "unknown") for row in rows}


def _said(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())
