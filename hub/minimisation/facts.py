"""Everything the gate looks at, as one frozen value, and what it answers."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from types import MappingProxyType
from typing import Any, Literal
from uuid import UUID

from hub.agreements.rules import Terms
from hub.cases.marks import MarkOnWords
from hub.consent.rules import Fold, Minor
from hub.directory.rules import Duty, DutyAnswer, beyond_reach
from hub.emergencies.dangers import MINIMUM
from hub.emergencies.rules import Emergency
from hub.exchange.packets import Form, NamedOrganisation, PacketKind
from hub.exchange.profiles import Profile
from hub.kit.errors import Reason
from hub.minimisation.fields import CATALOGUE
from hub.minimisation.generalised import minor
from hub.minimisation.onward_rules import CameFrom
from hub.statements import ages, bars, contradictions, said
from hub.statements.said import Statement

EvidenceState = Literal["noted", "preserved", "waived"]


@dataclass(frozen=True)
class Facts:
    """What the gate needs to decide one disclosure, all as it stands at `now` (aware, UTC).

    `values`: the case's clean values by field, derived ones included. `request`: clean values of the category
    "request". `barred`: kinds, "guardian" or organisation ids as text; `kinds`: of the latter, id to kind as far as
    the directory knows them. `takedown`: a request to remove, for which
    evidence comes first and a signer is named (domain rules 11 and 12). `evidence`: where preservation stands.
    `came_from`: the other organisation's packet from which the case came, if any.
    `opened_at`: when the case was opened, which says what dates are in reason.
    `emergency`: the newest that nobody ended, over or not; `override` says whether it counts. `statements`:
    everything the person said of herself and her safety; `given_at`: when she last said yes to this disclosure.
    `marks`: what workers marked keep or hide in words, the oldest first.
    """

    kind: PacketKind
    purpose: str
    sender: NamedOrganisation
    recipient: NamedOrganisation
    now: datetime
    values: Mapping[str, Any] = field(default_factory=dict, repr=False)
    request: Mapping[str, Any] = field(default_factory=dict, repr=False)
    barred: frozenset[str] = frozenset()
    kinds: Mapping[str, str] = field(default_factory=dict)
    duties: tuple[Duty, ...] = ()
    answers: tuple[DutyAnswer, ...] = ()
    fold: Fold | None = None
    terms: Terms | None = None
    profile: Profile | None = None
    takedown: bool = False
    evidence: EvidenceState = "noted"
    case: UUID | None = None
    opened_at: datetime | None = None
    came_from: CameFrom | None = None
    emergency: Emergency | None = None
    statements: tuple[Statement, ...] = field(default=(), repr=False)
    given_at: datetime | None = None
    marks: tuple[MarkOnWords, ...] = field(default=(), repr=False)

    def override(self) -> Emergency | None:
        """The emergency that stands now for this case, recipient and purpose; None where none does."""
        one = self.emergency
        return one if one and one.counts(self.case, self.recipient.id, self.purpose, self.now) else None

    def with_minimum(self) -> "Facts":
        """The same with who, where and what danger, as the emergency that stands holds them; a frozen copy first."""
        one = self.override()
        return replace(self, values={**one.minimum, **self.values}) if one and one.minimum else self

    def of_danger(self) -> frozenset[str]:
        """The fields of the minimum that an emergency lets leave whatever a form or an agreement lists."""
        return frozenset(MINIMUM) if self.override() and not self.takedown else frozenset()

    def beyond_reach(self) -> frozenset[str]:
        """Whom no duty to report may tell unasked; an organisation barred by its id counts with its kind."""
        return beyond_reach(self.barred, self.kinds)

    def effective_bars(self) -> frozenset[str]:
        """The bars that hold for this recipient and purpose now; a body that she lets through is not barred."""
        made = bars.exceptions(self.statements)
        return bars.effective_bars(self.barred, made, self.recipient.id, self.recipient.kind, self.purpose, self.now)

    def lift_ends(self) -> datetime | None:
        """When the bar holds again for a body that she lets through; None where there is no such end."""
        to, made = self.recipient, bars.exceptions(self.statements)
        return bars.lift_ends(self.barred, made, to.id, to.kind, self.purpose, self.now)

    def asked_before_lift(self) -> bool:
        """Whether her yes is older than the lift of a bar on this recipient: a lift opens nothing asked before."""
        to = self.recipient
        return self.given_at is not None and bars.barred_since(
            self.statements, to.id, to.kind, self.purpose, self.given_at, self.now
        )

    def contradicted(self) -> bool:
        """Whether two statements that nobody has settled touch the route to this recipient."""
        return contradictions.touches(self.statements, self.recipient.id, self.recipient.kind)

    def died(self) -> bool:
        """Whether it is recorded that the person died."""
        return said.died(self.statements)

    def bands_when_asked(self) -> tuple[str, str]:
        """The most protective age bands at any moment since she said yes: a child's yes stays a child's."""
        now = self.age_bands()
        since = self.given_at and ages.bands_between(self.statements, self.given_at, self.now)
        return (ages.younger(now[0], since[0]), ages.younger(now[1], since[1])) if since else now

    def age_bands(self) -> tuple[str, str]:
        """The age band now and at the time of the images; "unknown" where nothing is recorded."""
        bands = [self.values.get(name) or "unknown" for name in ("age_band_now", "age_band_at_images")]
        return str(bands[0]), str(bands[1])

    def person_is_minor(self) -> Minor:
        """Whether the person is under 18 today."""
        return _word(self.age_bands()[0])

    def minor_when_asked(self) -> Minor:
        """The same for the time since her yes: what was asked of a child is not opened by her growing up."""
        return _word(self.bands_when_asked()[0])

    def minor_in_images(self) -> Minor:
        """Whether the person was under 18 when the images were made."""
        return _word(self.age_bands()[1])

    def value(self, name: str) -> Any:  # noqa: ANN401 - a JSON value
        """The value of a field, from the request or the case as its category says; None where there is none."""
        source = self.request if CATALOGUE[name].category == "request" else self.values
        found = source.get(name)
        return None if found in ("", [], {}) else found


def _word(band: str) -> Minor:
    word = minor(band)
    return "yes" if word == "yes" else "no" if word == "no" else "unknown"


@dataclass(frozen=True)
class Withheld:
    """A field that does not leave, and the code of the rule that withheld it."""

    field: str
    rule: str


@dataclass(frozen=True)
class Decision:
    """The gate's answer. `fields` is empty unless allowed; `until`: the earliest end of what it rests on.

    `emergency`: it is allowed only because an emergency stands.
    """

    allowed: bool
    reasons: tuple[Reason, ...] = ()
    fields: Mapping[str, Form] = field(default_factory=lambda: MappingProxyType({}))
    withheld: tuple[Withheld, ...] = ()
    until: datetime | None = None
    emergency: bool = False

    def refused(self, reasons: tuple[Reason, ...]) -> "Decision":
        """The same decision with these reasons against it, first; itself where there are none."""
        if not reasons:
            return self
        withheld = self.withheld + tuple(Withheld(name, reasons[0].code) for name in self.fields)
        return Decision(False, tuple(dict.fromkeys(reasons + self.reasons)), withheld=withheld)
