"""Every field of the catalogue can be drawn, filled in and read back, and nothing that nobody changed changes."""

import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import escape

from hub.console.fields import Control, control, typed_in, typed_of, value_of
from hub.console.frame import described
from hub.exchange.vocabulary.field import Field
from hub.minimisation.fields import CATALOGUE
from hub.minimisation.values import clean
from tests.minimisation.samples import VALUES

IN_UTC, IN_JAPAN = "2026-11-23T08:00:00+00:00", "2026-11-23T17:00:00+09:00"
FIELDS = list(CATALOGUE.values())
TEMPLATES = Environment(
    loader=FileSystemLoader("hub/console/templates"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
)
TEMPLATES.globals["described"] = described


def asked(one: Control, *problems: dict[str, str]) -> str:
    """The mark-up of it."""
    return str(TEMPLATES.get_template("fields.html").make_module().asked(problems, one))  # type: ignore[attr-defined]


def posted(one: Control) -> dict[str, str]:
    """What a browser sends of it."""
    if one.rows:
        return {name: text for row in one.rows for part in row for name, text in posted(part).items()}
    if one.kind == "choices":
        return {one.path: "", **{f"{one.path}.{code}": "1" for code in one.chosen}}
    return {one.path: one.text.replace("\n", "\r\n")}


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.name)
def test_a_value_that_is_drawn_and_sent_back_is_the_same_value(field: Field) -> None:
    value = VALUES[field.name]
    form = posted(control(field, typed_of(field, value), "ja"))

    assert value_of(field, typed_in(field, form), value) == value
    # and where nobody knows it: the same to the instant, though written in the time of Japan
    read = clean(field.name, value_of(field, typed_in(field, form)), age_at_images="20_or_over")
    assert read == (IN_JAPAN if value == IN_UTC else value)


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.name)
def test_an_empty_form_says_nothing_and_a_form_that_does_not_ask_takes_nothing_away(field: Field) -> None:
    empty = posted(control(field, None, "ja"))

    assert value_of(field, typed_in(field, empty)) is None
    assert typed_in(field, {}) is None
    assert typed_in(field, {f"{field.name}_other": "1"}) is None


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.name)
@pytest.mark.parametrize("language", ["ja", "en"])
def test_each_has_a_label_and_a_name_for_each_of_its_inputs(field: Field, language: str) -> None:
    one = control(field, typed_of(field, VALUES[field.name]), language)
    mark_up = asked(one)

    assert escape(field.label.to(language)) in mark_up
    assert all(f'name="{name}' in mark_up for name in posted(one))


def test_a_refusal_of_the_api_finds_the_input_that_it_names() -> None:
    one = control(CATALOGUE["payments"], [{"amount_jpy": "たくさん"}], "ja")

    mark_up = asked(one, {"field": "payments[0].amount_jpy", "sentence": "数を書いてください。"})

    assert 'id="payments[0].amount_jpy-wrong"' in mark_up
    assert 'aria-describedby="payments[0].amount_jpy-wrong" aria-invalid="true"' in mark_up
    assert 'value="たくさん"' in mark_up


@pytest.mark.parametrize(
    ("name", "typed", "value"),
    [
        ("demand_amount_jpy", "１００，０００円", 100_000),
        ("demand_amount_jpy", "たくさん", "たくさん"),
        ("offender_deadline", "2026-11-24T20:00", "2026-11-24T20:00:00+09:00"),
        ("offender_deadline", "あした", "あした"),
        ("narrative", "  ", None),
        ("paid", "", None),
    ],
)
def test_what_is_typed_becomes_a_value_or_stays_as_typed_for_the_api_to_refuse(
    name: str, typed: str, value: object
) -> None:
    assert value_of(CATALOGUE[name], typed_in(CATALOGUE[name], {name: typed})) == value


def test_seconds_and_the_zone_in_which_it_was_said_stay_where_another_row_is_changed() -> None:
    field = CATALOGUE["timeline"]
    said = [{"at": "2026-11-20T14:45:10+00:00", "what": "最初"}, {"at": "2026-11-21T09:00:00+09:00", "what": "次"}]
    form = posted(control(field, typed_of(field, said), "ja"))

    changed = value_of(field, typed_in(field, {**form, "timeline[1].what": "つぎ"}), said)

    assert changed == [said[0], {**said[1], "what": "つぎ"}]
    assert form["timeline[0].at"] == "2026-11-20T23:45:10"


def test_a_row_that_was_emptied_is_gone_and_the_next_takes_its_place() -> None:
    field = CATALOGUE["offender_handles"]
    form = {"offender_handles[0].service": "", "offender_handles[0].handle": " "}
    form |= {"offender_handles[3].service": "SNS-A", "offender_handles[3].handle": "@kuro"}

    typed = typed_in(field, form)

    assert value_of(field, typed, [{"service": "SNS-B", "handle": "@shiro"}]) == [
        {"service": "SNS-A", "handle": "@kuro"}
    ]
    assert control(field, typed, "ja").rows[0][1].path == "offender_handles[0].handle"
