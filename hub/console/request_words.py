"""The words of a request to remove, as one form holds them: for its preview and for its sending, the same. Pure."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from hub.console.frame import say

NAMES: Final = ("ground", "explanation", "reply_name", "reply_mail", "authority", "good")
"""The fields of the form."""


def for_sending(form: Mapping[str, str], at: datetime, language: str) -> dict[str, Any]:
    """As the mutations take them; what is empty is not said. `at`: when it was signed."""
    mail, authority, instant = form.get("reply_mail", ""), form.get("authority", ""), at.isoformat()
    return {
        "ground": form.get("ground", ""),
        "explanation": form.get("explanation") or None,
        "signer": {"role": "AUTHORISED", "authority": authority, "signedAt": instant} if authority else None,
        "goodFaith": {"statement": say("routes.good", language), "at": instant} if form.get("good") else None,
        "reply": {"name": form.get("reply_name", ""), "mail": mail} if mail else None,
    }


def for_preview(form: Mapping[str, str], at: datetime, language: str, *, removal: bool) -> list[dict[str, Any]]:
    """As fields of the category "request"; what a request to keep does not say is left out."""
    said, signer = for_sending(form, at, language), None
    if said["signer"]:
        signer = {"role": "authorised", "authority": form["authority"], "signed_at": at.isoformat()}
    given = {"signer": signer, "reply_contact": said["reply"]}
    if removal:
        words = {"legal_ground": said["ground"] or None, "explanation": said["explanation"]}
        given |= {**words, "good_faith": said["goodFaith"]}
    return [{"name": name, "value": value} for name, value in given.items() if value is not None]
