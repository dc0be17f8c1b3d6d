"""Whoever confirms reads in words what she confirms: every detail, every code, every instant of every kind of act."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import product
from typing import Any, get_args
from uuid import UUID

import pytest

from connectors.registry import load
from hub.acts.act import KindOfAct
from hub.acts.words import ActWord, as_written, reference_of
from hub.directory.rules import GUARDIAN, KINDS
from hub.emergencies.dangers import DANGERS, MINIMUM
from hub.exchange.vocabulary.disclosure import RECIPIENTS
from hub.exchange.vocabulary.purposes import PURPOSES
from hub.identity.permissions import ROLES, Role
from hub.identity.public_keys.purposes import KeyPurpose
from hub.kit.japan_time import in_tokyo
from hub.machines.acts.machine_words import machine
from hub.machines.clients.rules import Binding, ClientWanted
from hub.minimisation.fields import CATALOGUE
from hub.overrides.rules import OverrideWanted
from hub.own_duty.rules import ABUSERS, LAWS, DutyNotice
from hub.registry import ACTS

AT = datetime(2026, 11, 21, 23, 5, 59, 123456, tzinfo=UTC)
ID = UUID(int=0xABCD1234)
PROFILES = {name: one.profile for name, one in load().items()}
FORMS = ("full", "generalised")


def _overrides() -> Iterator[dict[str, Any]]:
    for purpose, form in product(sorted(PURPOSES.codes()), FORMS):
        fields = {name: form for name, row in CATALOGUE.items() if row.leaves}
        minimum = {"danger_kinds": list(DANGERS), **dict.fromkeys(MINIMUM[1:], "言葉")}
        yield OverrideWanted(ID, purpose, fields, "110", AT, minimum=minimum).payload("警察署", ID)  # type: ignore[arg-type]


def _machines() -> Iterator[dict[str, Any]]:
    for role, binding in product(Role, get_args(Binding)):
        scopes = frozenset(one.value for one in ROLES[role])
        yield dict(machine(ClientWanted("受付連携", role, binding, scopes, 60), ["AbC", "dEf"]))


PAYLOADS: dict[str, list[dict[str, Any]]] = {
    # every kind of act with every code that its details can hold
    "key_change": [{"purpose": one, "public": "age1example"} for one in get_args(KeyPurpose)],
    "endpoint_change": [
        {"connector": name, "address": {"url": "https://hub.example.org", "mail": "desk@example.org"}}
        for name in PROFILES
    ],
    "access_recovery": [{"label": "夜の窓口", "role": role.value} for role in Role],
    "member_admission": [{"label": "夜の窓口", "role": role.value} for role in Role],
    "role_change": [
        {"label": "夜の窓口", "role": one.value, "was": other.value}
        for one, other in product(Role, Role)
        if one != other
    ],
    "case_export": [{"cases": [str(ID), str(UUID(int=2))]}],
    "emergency_override": list(_overrides()),
    "bar_lift": [
        *({"of": kind} for kind in sorted(KINDS | {GUARDIAN})),
        *({"recipient": "警察署", "purpose": purpose} for purpose in sorted(PURPOSES.codes())),
    ],
    "own_duty_notice": [
        DutyNotice(None, "市役所", "other", law, abuser, told, "" if told else "危ないため", "189", AT).payload()
        for law, abuser, told in product(LAWS, sorted(ABUSERS), (True, False))
    ],
    "client_admission": list(_machines()),
    "client_key": [{**one, "key": {"kid": "k", "thumbprint": "t"}} for one in _machines()],
    "client_scopes": [{**one, "before": "directory:read"} for one in _machines()],
    "destroy_now": [{"case": str(ID), "from": "all", "at": AT.isoformat(), "destroy_at": AT.isoformat()}],
    "standing_named": [{"peer": str(ID), "name": "支援団体"}],
    "standing_agreed": [{"name": "支援団体"}],
    "standing_machine": [{"label": "窓口のシステム"}],
}


def test_every_kind_of_act_is_asked_about_here() -> None:
    assert set(PAYLOADS) == set(ACTS)


@pytest.mark.parametrize("kind", sorted(ACTS))
def test_every_detail_and_every_code_has_words_in_both_languages(kind: str) -> None:
    act, met = ACTS[kind], set[str]()
    for payload in PAYLOADS[kind]:
        for name, value in act.details(payload).items():
            met.add(name)
            if value:
                said_of(act, name, value)

    assert met == set(act.words), "no detail without a word, and no word that nobody meets"
    assert len({word.label.ja for word in act.words.values()}) == len(act.words)


def said_of(act: KindOfAct, name: str, value: str) -> None:
    word: ActWord = act.words[name]
    text = word.say(value, PROFILES)
    assert re.search("[ぁ-んァ-ヶ一-龠]", word.label.ja)
    assert word.label.en.isascii()
    assert text.ja
    assert text.en
    if word.say is not as_written:
        assert value not in (text.ja, text.en), "a code is no word"
        assert not re.search(r"_|generalised|\d\dT\d\d|\+00:00", text.ja + text.en), text


def test_an_instant_is_said_in_japan_to_the_minute_with_its_zone() -> None:
    assert in_tokyo(AT).ja == "11月22日（日）8:05（日本時間）"
    assert in_tokyo(AT).en == "Sun 22 Nov, 08:05 Japan time"


def test_a_case_is_named_by_a_reference_that_tells_nothing() -> None:
    assert reference_of(ID) == "ABCD-1234"


def test_whom_somebody_can_tell_is_a_kind_the_guardian_or_another_body() -> None:
    assert set(RECIPIENTS.codes()) == KINDS | {GUARDIAN, "other"}
