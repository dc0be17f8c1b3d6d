"""The cards: read once from their folders. Data only."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from hub.exchange.vocabulary.person import CARD_LANGUAGES, GUIDANCE_CARDS

HERE: Final = Path(__file__).parent / "cards"


@dataclass(frozen=True)
class CardText:
    """The words of a card in one language; `sentences`: one a line, as they are read aloud."""

    title: str
    sentences: tuple[str, ...]


@dataclass(frozen=True)
class GuidanceCard:
    """One card. `version` grows with each wording; `written_on`: the day of that wording; `source`: where it is from.

    Which cases it fits, see `fitting`: `when` (field to codes), `when_recorded` (fields that hold anything),
    `under_18`, `unless_barred` (a kind of recipient). `review`: who must still look at it.
    """

    name: str
    order: int
    version: int
    written_on: date
    source: str
    review: str
    sha256: str
    texts: Mapping[str, CardText]
    when: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    when_recorded: tuple[str, ...] = ()
    under_18: bool = False
    unless_barred: str = ""


def digest(name: str) -> str:
    """SHA-256 of all words of a card, which its `card.toml` names beside the version."""
    return sha256(b"\0".join((HERE / name / f"{one.code}.txt").read_bytes() for one in CARD_LANGUAGES)).hexdigest()


def _text(path: Path) -> CardText:
    title, *sentences = path.read_text(encoding="utf-8").splitlines()
    return CardText(title, tuple(sentences))


def _card(name: str) -> GuidanceCard:
    said: dict[str, Any] = tomllib.loads((HERE / name / "card.toml").read_text(encoding="utf-8"))
    said["when"] = MappingProxyType({field: tuple(codes) for field, codes in said.get("when", {}).items()})
    said["when_recorded"] = tuple(said.get("when_recorded", ()))
    texts = {one.code: _text(HERE / name / f"{one.code}.txt") for one in CARD_LANGUAGES}
    return GuidanceCard(name=name, texts=MappingProxyType(texts), **said)


CARDS: Final[Mapping[str, GuidanceCard]] = MappingProxyType(
    {one.name: one for one in sorted(map(_card, GUIDANCE_CARDS.codes()), key=lambda card: card.order)}
)
"""Name to card, in the order in which they are told; the first is about tonight."""
