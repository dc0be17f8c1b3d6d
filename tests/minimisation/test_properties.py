"""Over generated cases, answers, agreements and forms: nothing outside the intersection, ever."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from hub.consent.rules import Assent, ConsentEvent, Fold, narrowest
from hub.directory.rules import KINDS, Duty, DutyAnswer
from hub.exchange.packets import Form, NamedOrganisation, PacketKind
from hub.exchange.profiles import Need, Profile
from hub.exchange.vocabulary.person import AGE_BANDS
from hub.exchange.vocabulary.purposes import PURPOSES
from hub.kit.text import Bilingual
from hub.minimisation.facts import EvidenceState, Facts
from hub.minimisation.fields import CATALOGUE
from hub.minimisation.packer import preview
from hub.minimisation.rules import decide
from tests.depth import deep
from tests.minimisation.makers import CASE, NOW, REQUEST, SENDER, packed, terms

KEPT = {"role", "kind", "hours"}
"""Keys whose words a rule looks at; everything else in the sample carries its field's mark."""


def marked(value: Any, mark: str) -> Any:
    if isinstance(value, dict):
        return {key: inner if key in KEPT else marked(inner, mark) for key, inner in value.items()}
    if isinstance(value, list):
        return [marked(inner, mark) for inner in value]
    return value + mark if isinstance(value, str) else value


def mark(name: str) -> str:
    return f"✶鳥{name}鳥✶"


PLAIN = {"age_band_now", "age_band_at_images", "exposure", "demand_amount_jpy"}
"""Fields whose value a rule reads as a word or number, so that it can carry no mark."""
CASE_MARKED = {name: value if name in PLAIN else marked(value, mark(name)) for name, value in CASE.items()}
REQUEST_MARKED = {name: marked(value, mark(name)) for name, value in REQUEST.items()}

FORMS: st.SearchStrategy[Form] = st.sampled_from(("full", "full", "generalised"))
NAMES = st.sampled_from(sorted(CATALOGUE))
WHOLE: st.SearchStrategy[dict[str, Form]] = st.fixed_dictionaries(dict.fromkeys(CATALOGUE, FORMS))
MAPS = st.builds(
    lambda whole, missing: {name: form for name, form in whole.items() if name not in missing},
    WHOLE,
    st.frozensets(NAMES, max_size=12),
)
NEEDS = st.lists(st.builds(Need, NAMES, FORMS, st.integers(0, 30).map(lambda n: n == 7)), min_size=6, max_size=20).map(
    tuple
)
PURPOSE = st.sampled_from(sorted(PURPOSES.codes()))
SPOKEN: st.SearchStrategy[ConsentEvent] = st.sampled_from(
    ("given", "given", "given", "shortened", "refused", "withdrawn")
)
RECORDED = st.sampled_from([Assent(True, "given", "", True), Assent(True, "absent", "a", False, "b"), Assent()])
FOLDS = st.builds(
    Fold, SPOKEN, MAPS, st.sampled_from([NOW + timedelta(days=1), NOW]), RECORDED, st.sampled_from([True, True, False])
)
ORGANISATIONS = st.builds(
    NamedOrganisation,
    st.just(UUID(int=2)),
    st.just("相手"),
    st.sampled_from(sorted(KINDS)),
    st.sampled_from(["JP", "JP", "US"]),
)
DUTIES = st.builds(
    Duty,
    st.just(UUID(int=5)),
    st.just(1),
    st.none() | st.sampled_from(sorted(KINDS)),
    st.none() | st.just(18),
    st.just(Bilingual("文", "sentence")),
    st.just("example"),
    st.just(date(2026, 1, 1)),
)
KINDS_OF_PACKET: st.SearchStrategy[PacketKind] = st.sampled_from(("offer", "packet"))
EVIDENCE: st.SearchStrategy[EvidenceState] = st.sampled_from(("noted", "preserved", "preserved", "waived"))
DESK = str(UUID(int=7))
BARRED = st.frozensets(st.sampled_from([*sorted(KINDS), "guardian", DESK]), max_size=2)
KNOWN = st.dictionaries(st.just(DESK), st.sampled_from(sorted(KINDS)))


@st.composite
def willing_cases(draw: Any) -> Facts:
    """Cases in which nothing stands against the whole disclosure, so that all turns on the fields."""
    these: Facts = draw(cases())
    assert these.fold is not None
    agreeing = replace(
        these.fold,
        event="given",
        until=NOW + timedelta(days=1),
        facts=Assent(True, "given", "", True),
        abroad_accepted=True,
        fields=these.fold.fields or draw(MAPS),
    )
    return replace(
        these,
        fold=agreeing,
        barred=these.barred - {these.recipient.kind},
        answers=(DutyAnswer(UUID(int=5), 1, True),),
        evidence="preserved",
        request={**these.request, "signer": REQUEST_MARKED["signer"]},
    )


@st.composite
def cases(draw: Any) -> Facts:
    purpose = draw(PURPOSE)
    missing = draw(st.frozensets(NAMES, max_size=5))
    values = {name: value for name, value in CASE_MARKED.items() if name not in missing}
    bands = {name: draw(st.sampled_from(AGE_BANDS.codes())) for name in ("age_band_now", "age_band_at_images")}
    form = Profile("nowhere", Bilingual("ア", "a"), "none", draw(NEEDS), {purpose: draw(NEEDS)})
    return Facts(
        kind=draw(KINDS_OF_PACKET),
        purpose=purpose,
        sender=SENDER,
        recipient=draw(ORGANISATIONS),
        now=NOW,
        values={**values, **bands},
        request={name: value for name, value in REQUEST_MARKED.items() if name not in missing},
        barred=draw(BARRED),
        kinds=draw(KNOWN),
        duties=tuple(draw(st.lists(DUTIES, min_size=1, max_size=2))),
        answers=draw(st.sampled_from([(), (DutyAnswer(UUID(int=5), 1, True),), (DutyAnswer(UUID(int=5), 1, False),)])),
        fold=draw(FOLDS),
        terms=terms(draw(MAPS)),
        profile=form,
        takedown=draw(st.booleans()),
        evidence=draw(EVIDENCE),
    )


def may_leave(these: Facts, name: str) -> Form | None:
    """The intersection, said again in the plainest way: the form in which a field may leave, or None."""
    row = CATALOGUE[name]
    assert these.profile is not None
    assert these.terms is not None
    assert these.fold is not None
    asked = these.profile.offer if these.kind == "offer" else these.profile.packet[these.purpose]
    forms: list[Form] = [need.form for need in asked if need.field == name]
    said: list[Form | None] = [these.terms.fields.get(name)]
    if row.category != "request":
        said.append(these.fold.fields.get(name))
    if not forms or None in said or not row.leaves or these.purpose not in row.purposes:
        return None
    if these.kind == "offer" and (row.category in ("identity", "contact", "location") or name == "narrative"):
        return None
    return narrowest(*forms, *(form for form in said if form is not None))


@settings(max_examples=deep(100, 1_000), deadline=None)
@given(willing_cases() | cases())
def test_nothing_outside_the_intersection_is_in_any_packet(these: Facts) -> None:
    found = decide(these)
    if not found.allowed:
        assert found.reasons
        assert not found.fields
        assert not preview(found, these).leaves
        return

    written = packed(these).canonical().decode()

    for name, form in found.fields.items():
        assert may_leave(these, name) == form
    for name in CATALOGUE:
        if found.fields.get(name) != "full":
            assert mark(name) not in written
    assert "鳥wishes鳥" not in written


@settings(max_examples=deep(100, 1_000), deadline=None)
@given(willing_cases() | cases())
def test_what_is_allowed_meets_every_single_rule(these: Facts) -> None:
    if not decide(these).allowed:
        return

    assert these.fold is not None
    assert these.fold.event in ("given", "shortened")
    assert these.fold.until > NOW
    assert these.recipient.kind not in these.barred
    assert these.fold.facts.assent or these.person_is_minor() == "no"
    assert these.recipient.country == "JP" or these.fold.abroad_accepted
    said_no = DutyAnswer(UUID(int=5), 1, False) in these.answers
    barred = these.barred | {these.kinds.get(DESK, "any") for one in these.barred if one == DESK}
    reaches = any(
        d.reports_to and (d.reports_to in barred or "any" in barred) and d.under_age is None for d in these.duties
    )
    assert not reaches or (these.answers and not said_no)


@settings(max_examples=deep(60, 600), deadline=None)
@given(willing_cases() | cases())
def test_every_field_is_either_released_or_withheld_by_a_named_rule(these: Facts) -> None:
    found = decide(these)
    held = {w.field for w in found.withheld}

    assert not held & set(found.fields)
    assert {name for name in CATALOGUE if these.value(name) is not None} <= held | set(found.fields)


def _without_consent(these: Facts, name: str) -> Facts:
    assert these.fold is not None
    return replace(these, fold=replace(these.fold, fields={k: v for k, v in these.fold.fields.items() if k != name}))


def _coarser_consent(these: Facts, name: str) -> Facts:
    assert these.fold is not None
    kept: dict[str, Form] = {k: "generalised" if k == name else v for k, v in these.fold.fields.items()}
    return replace(these, fold=replace(these.fold, fields=kept))


def _not_agreed(these: Facts, name: str) -> Facts:
    assert these.terms is not None
    return replace(these, terms=replace(these.terms, fields={k: v for k, v in these.terms.fields.items() if k != name}))


LESS: dict[str, Callable[[Facts, str], Facts]] = {
    "a field not consented": _without_consent,
    "a field consented in coarser form": _coarser_consent,
    "a field not agreed": _not_agreed,
    "the recipient barred": lambda f, _: replace(f, barred=f.barred | {str(f.recipient.id)}),
    "one more kind barred": lambda f, _: replace(f, barred=f.barred | {sorted(KINDS)[len(_) % len(KINDS)]}),
    "one organisation barred by its id": lambda f, _: replace(f, barred=f.barred | {DESK}),
    "the kind of who is barred unknown": lambda f, _: replace(f, kinds={}),
    "a no to the sentence": lambda f, _: replace(f, answers=(*f.answers, DutyAnswer(UUID(int=5), 1, False))),
    "no answer to the sentence": lambda f, _: replace(f, answers=()),
    "no consent": lambda f, _: replace(f, fold=None),
    "no agreement": lambda f, _: replace(f, terms=None),
    "no duty recorded": lambda f, _: replace(f, duties=()),
    "evidence only noted": lambda f, _: replace(f, evidence="noted"),
    "later": lambda f, _: replace(f, now=NOW + timedelta(days=2)),
}
"""Every way in which a person, an agreement or time can take something away."""


@settings(max_examples=deep(100, 1_000), deadline=None)
@given(willing_cases() | cases(), st.sampled_from(sorted(LESS)), NAMES)
def test_taking_something_away_never_adds_a_field(these: Facts, less: str, name: str) -> None:
    before, after = decide(these), decide(LESS[less](these, name))

    assert before.allowed or not after.allowed
    for kept, form in after.fields.items():
        assert narrowest(before.fields[kept], form) == form
