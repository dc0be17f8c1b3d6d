"""A request to remove or to keep as its reviewer's page shows it: no story before it is asked for. Pure."""

from collections.abc import Sequence
from typing import Any, Final

from hub.console.released_shown import FromApi, facts_shown
from hub.console.worded import worded
from hub.exchange.vocabulary.takedowns import ITEM_KINDS, ITEM_STATUSES
from hub.takedowns.words import FINAL, REASON_REQUIRED, recipients_words
from schema.engine.choices import code_of

FOLDED: Final = frozenset({"explanation", "narrative", "timeline"})
"""Words of somebody's story: in the page only once somebody opened them."""
_WITH_KEYS: Final = {
    "removal": ("removed", "geo-restricted", "account-actioned", "already-gone", "needs-information", "refused"),
    "preservation": ("preserved", "", "", "already-gone", "needs-information", "refused"),
}
"""By purpose: the answers that keys 1 to 6 give; "" for a key that does nothing there."""


def answers_of(purpose: str, language: str) -> list[dict[str, Any]]:
    """The answers that have a key, in its order: key, code, word, and whether a reason is asked for."""
    return [
        {
            "key": place,
            "code": code,
            "word": ITEM_STATUSES[code].words.to(language),
            "asks": code in REASON_REQUIRED,
        }
        for place, code in enumerate(_WITH_KEYS[purpose], 1)
        if code
    ]


def words_of(purpose: str, language: str) -> list[tuple[str, str]]:
    """Every answer that a recipient may give to a request for this purpose."""
    known = recipients_words(purpose)
    return [(one.code, one.words.to(language)) for one in ITEM_STATUSES if one.code in known]


def items_shown(states: Sequence[FromApi], packet: FromApi | None, language: str) -> list[dict[str, Any]]:
    """Each item with where it stands; its value is text, and missing where nothing can be read any more."""
    rows = _field(packet, "items") or [{}] * len(states)
    return [_item(state, row, language) for state, row in zip(states, rows, strict=True)]


def _item(state: FromApi, row: FromApi, language: str) -> dict[str, Any]:
    code = _code(state["status"])
    return {
        "number": state["number"],
        "value": row.get("value", ""),
        "kind": ITEM_KINDS[row["kind"]].words.to(language) if "kind" in row else "",
        "service": row.get("service") or "",
        "state": ITEM_STATUSES[code].words.to(language) if code else "",
        "reason": worded("item_reason", "ItemReason", state["reason"], language) if state["reason"] else "",
        "final": code in FINAL,
        "correctable": code in FINAL and code != "withdrawn",
    }


def facts_of_request(packet: FromApi, language: str) -> list[dict[str, Any]]:
    """Who signs, by which law, and what else must be known to act; no story."""
    return facts_shown([one for one in packet["fields"] if one["name"] not in FOLDED | {"items"}], language)


def story_of(packet: FromApi, language: str) -> list[dict[str, Any]]:
    """The words that stay folded."""
    return facts_shown([one for one in packet["fields"] if one["name"] in FOLDED], language)


def _field(packet: FromApi | None, name: str) -> Any:  # noqa: ANN401 - a JSON value
    return next((one["value"] for one in packet["fields"] if one["name"] == name), None) if packet else None


def _code(status: str | None) -> str:
    return code_of("ItemState", status) if status else ""
