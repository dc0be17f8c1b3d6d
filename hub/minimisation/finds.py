"""Who can be named or reached by words that leave: hidden by default, kept where a worker says so, never in silence.

The words pass the same intersection as the fields: what a packet tells in a field of its own may stand in its words.
Takes processor time: never called on the event loop.
"""

import dataclasses
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any, Literal

from hub.cases.marks import MarkOnWords
from hub.emergencies.dangers import MINIMUM
from hub.exchange.packets import Form
from hub.exchange.vocabulary.purposes import REQUEST_PURPOSES
from hub.kit.errors import Reason
from hub.kit.text import Phrase
from hub.minimisation.canonical import key, plain
from hub.minimisation.facts import Facts
from hub.minimisation.fields import CATALOGUE
from hub.minimisation.spotting.recognise import recognised
from hub.minimisation.spotting.recorded import NAMES, Known, known, recorded, spelled
from hub.minimisation.spotting.spot import FindKind, Spot, apart
from hub.minimisation.spotting.telephones import number_of

FindState = Literal["hidden", "kept"]
FindWhy = Literal[
    "recorded", "recognised", "selected", "kept_by_worker", "told_in_a_field", "recipient_may_know", "says_who_asks"
]
WITHHELD = Phrase("[withheld]")
"""What stands in the place of what was hidden, in the language of the recipient's country."""
NO_WORDS = frozenset(
    [
        *(*NAMES, *MINIMUM, "prefecture", "safe_contact", "signer", "reply_contact", "requests_already_sent"),
        *("payments", "demands"),
    ]
)
"""Fields that are identity or addresses themselves, or say who asks: consented to, agreed and refused as such. And
what danger to life needs: two people let it leave so that somebody finds her."""
_WORDY = frozenset({"line", "text", "rows", "record"})
_NO_WORDS_INSIDE = frozenset(
    [
        "url",
        "handle",
        "value",
        "at",
        "seen_at",
        "taken_at",
        "sent_at",
        "signed_at",
        "made_at",
        "made",
        "number",
        "item_id",
        "algorithm",
        "computed_by",
        "state",
    ]
)
"""Parts of rows that are an item, an instant or a code; the rest of a row is words."""
_WHO_ASKS = (("signer", "authority"), ("signer", "prepared_by"), ("reply_contact", "name"))
"""Words that say who asks: a hidden one would be no signature, so whom they name is shown, and never hidden."""
_PLACES = ("locations", "accounts")
_ITEM_PARTS = ("url", "handle", "value")


@dataclass(frozen=True)
class Find:
    """One find. `place`: the path to the text ("timeline.0.what"); `start`, `end`: letters of it as it is recorded."""

    field: str
    place: str
    start: int
    end: int
    kind: FindKind
    text: str = dataclasses.field(repr=False)
    state: FindState
    why: FindWhy


@dataclass(frozen=True)
class Against:
    """What words are held against. `told`: what the same packet tells in fields; `may_know`: see `may_know`."""

    known: Known = dataclasses.field(repr=False)
    told: Known = dataclasses.field(repr=False)
    marks: Mapping[tuple[str, str], MarkOnWords] = dataclasses.field(repr=False)
    may_know: bool
    marker: str


def find_key(words: str) -> str:
    """The form by which a mark is remembered: of a number its national digits, of words their letters."""
    return number_of(plain(words).text) or key(words)


def has_words(name: str) -> bool:
    """Whether a field of the catalogue holds words that somebody wrote."""
    return name not in NO_WORDS and CATALOGUE[name].kind in _WORDY


def may_know(facts: Facts, forms: Mapping[str, Form]) -> bool:
    """Whether this recipient may know the person: it is told her name to help her. An offer and a platform never may.

    Even then what is recorded of her, and no field of the packet tells, is hidden.
    """
    named = any(forms.get(name) == "full" for name in ("call_name", "legal_name"))
    return facts.kind == "packet" and facts.purpose not in REQUEST_PURPOSES and named


def address_reasons(values: Mapping[str, Any]) -> tuple[Reason, ...]:
    """`address_names_her` for each field of places of a case whose addresses or handles spell her name or contact.

    An item leaves as it is, or nothing could be removed: it is said to her when she is asked for her consent.
    """
    hers = known({name: values[name] for name in (*NAMES, "safe_contact") if name in values})
    return tuple(
        Reason("address_names_her", name)
        for name in _PLACES
        if any(recorded(str(row[part]), hers) for row in _rows(values, name) for part in _ITEM_PARTS if part in row)
    )


def says(value: Any, find: str) -> bool:  # noqa: ANN401 - a JSON value
    """Whether the words of a field's value say this, in any spelling. `find`: a `find_key`."""
    found: list[bool] = []
    known_so = _spelled_so([find])

    def look(text: str, _place: str) -> str:
        found.append(bool(recorded(text, known_so)))
        return text

    _walked(value, "", look)
    return any(found)


def hide(
    facts: Facts, forms: Mapping[str, Form], values: Mapping[str, Any]
) -> tuple[Mapping[str, Any], tuple[Find, ...]]:
    """These values as they may leave, and everything that was found in their words, hidden or kept."""
    who_asks = tuple(_named_asking(values))
    if not any(has_words(name) for name in values):
        return values, who_asks
    against = _against(facts, forms, values)
    beyond, goes_on = replace(against, told=_posted(values), may_know=False), _goes_on(facts)
    shown, found = {}, []
    for name, value in values.items():
        finds: list[Find] = []
        hiding = _hiding(name, beyond if name in goes_on else against, finds)
        shown[name] = _walked(value, name, hiding) if has_words(name) else value
        found += finds
    return MappingProxyType(shown), (*found, *who_asks)


def _named_asking(values: Mapping[str, Any]) -> Iterator[Find]:
    """Whom the words name that say who asks; her own name there is refused before (`takedowns.identity_check`)."""
    for name, part in _WHO_ASKS:
        value = values.get(name)
        text = str(value.get(part) or "") if isinstance(value, Mapping) else ""
        for spot in recognised(text):
            where = (name, f"{name}.{part}", spot.start, spot.end)
            yield Find(*where, spot.kind, text[spot.start : spot.end], "kept", "says_who_asks")


def _against(facts: Facts, forms: Mapping[str, Form], values: Mapping[str, Any]) -> Against:
    newest = {(mark.field, mark.find): mark for mark in facts.marks}
    marker = WITHHELD.ja if facts.recipient.country == "JP" else WITHHELD.en
    return Against(known(facts.values), _told(facts, values), newest, may_know(facts, forms), marker)


def _told(facts: Facts, values: Mapping[str, Any]) -> Known:
    """What fields of the same packet tell: her name, her contact, the items, who asks and who is asked."""
    names = [values[name] for name in NAMES if isinstance(values.get(name), str)]
    ways = [way["value"] for way in _rows(values, "safe_contact", "ways") if way.get("value")]
    reply = values.get("reply_contact") or {}
    others = [facts.sender.name, facts.recipient.name, *(str(one) for one in reply.values())]
    return spelled(names, [*ways, *others], _places(values))


def _posted(values: Mapping[str, Any]) -> Known:
    """What whoever posted the content knows of it anyhow: the items."""
    return spelled((), (), _places(values))


def _places(values: Mapping[str, Any]) -> list[str]:
    return [row[part] for name in values for row in _rows(values, name) for part in _ITEM_PARTS if row.get(part)]


def _goes_on(facts: Facts) -> frozenset[str]:
    """The fields whose words the recipient shows to whoever posted the content."""
    asked = facts.profile.packet.get(facts.purpose, ()) if facts.profile and facts.kind == "packet" else ()
    return frozenset(need.field for need in asked if need.goes_on)


def _rows(values: Mapping[str, Any], name: str, inside: str | None = None) -> Sequence[Mapping[str, Any]]:
    value = values.get(name)
    rows = value.get(inside) if inside and isinstance(value, Mapping) else value
    return [row for row in rows if isinstance(row, Mapping)] if isinstance(rows, list | tuple) else []


def _hiding(name: str, against: Against, finds: list[Find]) -> Callable[[str, str], str]:
    def change(text: str, place: str) -> str:
        found = _finds(name, place, text, against)
        finds.extend(found)
        return _without(text, found, against.marker)

    return change


def _finds(name: str, place: str, text: str, against: Against) -> tuple[Find, ...]:
    hers = recorded(text, against.known)
    selected = recorded(text, _selected(name, against))
    untold = [one for one in hers if not against.told.holds(text[one.start : one.end])]
    found = []
    for spot in apart([*recognised(text), *hers, *selected]):
        written = text[spot.start : spot.end]
        state, why = _judged(name, written, against, selected=_meets(spot, selected), recorded=_meets(spot, untold))
        found.append(Find(name, place, spot.start, spot.end, spot.kind, written, state, why))
    return tuple(found)


def _judged(name: str, written: str, against: Against, *, selected: bool, recorded: bool) -> tuple[FindState, FindWhy]:
    """A worker's word first, the one that hides before the one that keeps; then what the packet tells anyhow."""
    if selected:
        return "hidden", "selected"
    mark = against.marks.get((name, find_key(written)))
    if mark is not None and mark.keep:
        return "kept", "kept_by_worker"
    if against.told.holds(written):
        return "kept", "told_in_a_field"
    if recorded:
        return "hidden", "recorded"
    return ("kept", "recipient_may_know") if against.may_know else ("hidden", "recognised")


def _selected(name: str, against: Against) -> Known:
    """What a worker said to hide in this field."""
    return _spelled_so([mark.find for mark in against.marks.values() if mark.field == name and not mark.keep])


def _spelled_so(finds: Sequence[str]) -> Known:
    found = spelled((), finds, ())
    return replace(found, spellings={**dict.fromkeys(found.spellings, "other"), **dict.fromkeys(finds, "other")})


def _meets(spot: Spot, others: Sequence[Spot]) -> bool:
    return any(one.start < spot.end and spot.start < one.end for one in others)


def _without(text: str, finds: Sequence[Find], marker: str) -> str:
    """The text with one marker in the place of each hidden stretch."""
    parts: list[str] = []
    place = 0
    for one in finds:
        if one.state == "hidden":
            touching = bool(parts) and one.start == place
            parts += [text[place : one.start], "" if touching else marker]
            place = one.end
    return "".join((*parts, text[place:]))


def _walked(value: Any, place: str, change: Callable[[str, str], str]) -> Any:  # noqa: ANN401 - a JSON value
    """The value with every text that is words changed."""
    if isinstance(value, str):
        return change(value, place)
    if isinstance(value, list | tuple):
        return [_walked(inner, f"{place}.{number}", change) for number, inner in enumerate(value)]
    if isinstance(value, Mapping):
        return {
            name: inner if name in _NO_WORDS_INSIDE else _walked(inner, f"{place}.{name}", change)
            for name, inner in value.items()
        }
    return value
