"""Facts as tests need them: everything allows, and each test changes the one thing that it is about."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from hub.agreements.rules import Terms
from hub.consent.rules import Assent, Fold
from hub.directory.rules import Duty
from hub.exchange.packets import Form, NamedOrganisation, Packet
from hub.exchange.profiles import Need, Profile
from hub.kit.text import Bilingual
from hub.minimisation.facts import Facts
from hub.minimisation.fields import CATALOGUE
from hub.minimisation.packer import pack
from hub.minimisation.rules import decide
from tests.minimisation.samples import VALUES

NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
SENDER = NamedOrganisation(UUID(int=1), "支援団体つばめ", "support_ngo", "JP")
LAWYER = NamedOrganisation(UUID(int=2), "法律相談やまびこ", "legal_aid", "JP")
RECORDED = Assent(True, "absent", "本人の希望", False, "家族に知られたくない")
NO_DUTY = Duty(
    UUID(int=9), 1, None, None, Bilingual("報告義務はありません。", "No duty to report."), "example", date(2026, 1, 1)
)
POLICE_DUTY = Duty(
    UUID(int=8),
    1,
    "police",
    18,
    Bilingual("警察に報告する義務があります。", "Must report to the police."),
    "example",
    date(2026, 1, 1),
)
REQUEST = {name: value for name, value in VALUES.items() if CATALOGUE[name].category == "request"}
CASE = {name: value for name, value in VALUES.items() if CATALOGUE[name].category != "request"}
EVERYTHING: dict[str, Form] = {name: "full" for name, row in CATALOGUE.items() if row.leaves}


def profile(packet: tuple[Need, ...], *, offer: tuple[Need, ...] = (), purpose: str = "legal_advice") -> Profile:
    return Profile("nowhere", Bilingual("どこにも送らない", "Nowhere"), "none", offer, {purpose: packet})


def needs(*names: str, required: tuple[str, ...] = ()) -> tuple[Need, ...]:
    return tuple(Need(name, "full", required=name in required) for name in names)


def terms(fields: Mapping[str, Form] = EVERYTHING, **more: Any) -> Terms:
    every = frozenset({"legal_advice", "removal", "care", "hotline_report", "police_report"})
    return replace(Terms(every, fields, 365, False, date(2026, 1, 1), None), **more)


def fold(fields: Mapping[str, Form] = EVERYTHING, **more: Any) -> Fold:
    return replace(Fold("given", fields, NOW + timedelta(days=90), RECORDED, None), **more)


def facts(**more: Any) -> Facts:
    """A packet to a lawyer who needs narrative and age band, with everything consented and agreed."""
    usual = Facts(
        kind="packet",
        purpose="legal_advice",
        sender=SENDER,
        recipient=LAWYER,
        now=NOW,
        values=CASE,
        request=REQUEST,
        duties=(NO_DUTY,),
        fold=fold(),
        terms=terms(),
        profile=profile(needs("narrative", "age_band_now", required=("narrative",))),
    )
    return replace(usual, **more)


def takedown(**more: Any) -> Facts:
    """A request to remove one item, by a platform whose form requires it."""
    form = profile(needs("items", "signer", "harm_code", required=("items", "signer")), purpose="removal")
    return facts(**{"purpose": "removal", "takedown": True, "evidence": "preserved", "profile": form, **more})


def reasons(these: Facts) -> list[tuple[str, str]]:
    return [(r.code, r.field) for r in decide(these).reasons]


def withheld(these: Facts) -> dict[str, str]:
    return {w.field: w.rule for w in decide(these).withheld}


def packed(these: Facts) -> Packet:
    return pack(
        decide(these),
        these,
        id=UUID(int=20),
        object=UUID(int=21),
        created_at=NOW,
        salt="00" * 32,
        language="ja",
        urgency="urgent",
    )
