"""What a partner's form asks for: a frozen value, the only table of needs."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from hub.exchange.packets import Form
from hub.exchange.words import PLAIN, Words
from hub.kit.text import Text

Channel = Literal["none", "download", "webhook", "mail", "api"]
"""How the packet itself reaches the recipient: read in the hub ("none"), as sealed files to fetch, read in the hub
through its API after a webhook, inside a mail (a legal notice), or step by step through the partner's own API. What is
sent otherwise says only: look into the hub.
"""


@dataclass(frozen=True)
class Need:
    """One field that the form asks for, at most in this form; `required` ones make an incomplete packet a refusal.

    `parts`: of a record, those that must be filled. `one_of_kind`: of a list of items, the kind that at least one must
    be of. `unless`: it may stay out where another field that leaves holds one of these words. `only`: of a record, the
    words that a part may hold: a law that lets certain people sign takes nobody else. Read by `complete` alone.
    `goes_on`: the recipient shows these words to whoever posted the content, so nothing that it is told in another
    field may stand in them. Read by the packer.
    """

    field: str
    form: Form = "full"
    required: bool = False
    parts: tuple[str, ...] = ()
    one_of_kind: str = ""
    unless: Mapping[str, frozenset[str]] = dataclasses.field(default_factory=dict)
    only: Mapping[str, frozenset[str]] = dataclasses.field(default_factory=dict)
    goes_on: bool = False


@dataclass(frozen=True)
class Ceiling:
    """The dated limit that takes an agreement's place where none can exist (domain rule 1).

    `kind`: "statutory_notice" (a platform's legal channel) or "own_copy" (a document handed to the person).
    `source`: the law or document it follows. `retention_days`: how long the recipient may read.
    """

    kind: Literal["statutory_notice", "own_copy"]
    source: str
    valid_from: date
    valid_to: date | None
    purposes: frozenset[str]
    fields: Mapping[str, Form]
    retention_days: int


@dataclass(frozen=True)
class ComplaintForm:
    """That the form can repeat a request as a complaint about what became of it.

    `after`: the clock rule whose step it is (`hub.deadlines.law`); `within`: the rule of the window in which it counts.
    """

    after: str
    within: str


@dataclass(frozen=True)
class Profile:
    """A partner's form. `name` is permanent: it is a storage key. `words`: what it calls by its own words.

    `complaint`: None where what is sent by it cannot be complained of by it.
    """

    name: str
    title: Text
    channel: Channel
    offer: tuple[Need, ...]
    packet: Mapping[str, tuple[Need, ...]]
    ceiling: Ceiling | None = None
    evidence: str = ""
    words: Words = PLAIN
    complaint: ComplaintForm | None = None

    def purposes(self) -> frozenset[str]:
        """The purposes that this form serves."""
        return frozenset(self.packet)
