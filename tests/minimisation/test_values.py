import base64
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.kit.errors import Invalid
from hub.minimisation.fields import CATALOGUE
from hub.minimisation.values import clean
from tests.minimisation.disguised import FILES
from tests.minimisation.samples import VALUES, WHEN

PICTURE = base64.b64encode(FILES["jpeg"]).decode()
WAY = VALUES["safe_contact"]["ways"][0]
HASH = VALUES["hashes"][0]

WRONG: list[tuple[str, object, str, str]] = [
    ("call_name", 7, "malformed", "call_name"),
    ("call_name", "", "required", "call_name"),
    ("call_name", "  ", "required", "call_name"),
    ("call_name", "a\nb", "malformed", "call_name"),
    ("call_name", "a" * 201, "too_long", "call_name"),
    ("narrative", "あ" * 20_001, "too_long", "narrative"),
    ("narrative", "a\x00b", "malformed", "narrative"),
    ("narrative", None, "malformed", "narrative"),
    ("age_band_now", "17", "malformed", "age_band_now"),
    ("age_band_now", ["16_17"], "malformed", "age_band_now"),
    ("age_band_now", True, "malformed", "age_band_now"),
    ("demand_kinds", "money", "malformed", "demand_kinds"),
    ("demand_kinds", ["money", "money"], "malformed", "demand_kinds"),
    ("demand_kinds", ["money", "gold"], "malformed", "demand_kinds.1"),
    ("demand_amount_jpy", "100000", "malformed", "demand_amount_jpy"),
    ("demand_amount_jpy", True, "malformed", "demand_amount_jpy"),
    ("demand_amount_jpy", 1.5, "malformed", "demand_amount_jpy"),
    ("demand_amount_jpy", -1, "out_of_range", "demand_amount_jpy"),
    ("demand_amount_jpy", 10**13, "out_of_range", "demand_amount_jpy"),
    ("offender_deadline", "2026-11-24T20:00:00", "malformed", "offender_deadline"),
    ("offender_deadline", "2026-11-24", "malformed", "offender_deadline"),
    ("offender_deadline", "2026-02-30T20:00:00Z", "malformed", "offender_deadline"),
    ("offender_deadline", "2026-11-24T25:00:00Z", "malformed", "offender_deadline"),
    ("offender_deadline", "20261124T200000Z", "malformed", "offender_deadline"),
    ("offender_deadline", datetime(2026, 11, 24), "malformed", "offender_deadline"),  # noqa: DTZ001 - the point
    ("offender_deadline", 1764000000, "malformed", "offender_deadline"),
    ("log_loss_date", "2026-13-01", "malformed", "log_loss_date"),
    ("log_loss_date", "2026-1-1", "malformed", "log_loss_date"),
    ("log_loss_date", "２０２６-01-01", "malformed", "log_loss_date"),
    ("log_loss_date", datetime(2026, 11, 24, tzinfo=UTC), "malformed", "log_loss_date"),
    ("timeline", {}, "malformed", "timeline"),
    ("timeline", [{"at": WHEN}], "required", "timeline.0.what"),
    ("timeline", [{"at": WHEN, "what": "a", "photo": "b"}], "unknown_field", "timeline.0"),
    ("timeline", [{"at": "昨日", "what": "a"}], "malformed", "timeline.0.at"),
    ("timeline", [{"at": WHEN, "what": "a"}] * 201, "too_long", "timeline"),
    ("timeline", ["a"], "malformed", "timeline.0"),
    ("locations", [{"url": "javascript:alert(1)", "service": "a"}], "malformed", "locations.0.url"),
    ("locations", [{"url": "ftp://example.com/", "service": "a"}], "malformed", "locations.0.url"),
    ("locations", [{"url": "https:///a", "service": "a"}], "malformed", "locations.0.url"),
    ("locations", [{"url": "https://example.com/a b", "service": "a"}], "malformed", "locations.0.url"),
    ("locations", [{"url": "https://[::1/", "service": "a"}], "malformed", "locations.0.url"),
    ("locations", [{"url": f"https://example.com/{'a' * 2100}", "service": "a"}], "too_long", "locations.0.url"),
    ("locations", [{"url": f"https://example.com/?{PICTURE}", "service": "a"}], "image_content", "locations"),
    ("hashes", [{**HASH, "value": "4a5e"}], "malformed", "hashes.0.value"),
    ("hashes", [{**HASH, "value": "g" * 64}], "malformed", "hashes.0.value"),
    ("hashes", [{**HASH, "value": "４" * 64}], "malformed", "hashes.0.value"),
    ("hashes", [{**HASH, "algorithm": "md5"}], "malformed", "hashes.0.value"),
    ("hashes", [{**HASH, "algorithm": "sha1"}], "malformed", "hashes.0.algorithm"),
    ("hashes", [{**HASH, "computed_by": "somebody"}], "malformed", "hashes.0.computed_by"),
    ("barred_recipients", ["everybody"], "malformed", "barred_recipients.0"),
    ("wishes", {"money": "yes"}, "unknown_field", "wishes"),
    ("wishes", {"police": True}, "malformed", "wishes.police"),
    ("safe_contact", {"ways": []}, "required", "safe_contact.ways"),
    ("safe_contact", {"ways": [{**WAY, "hours": ""}]}, "safe_contact_incomplete", "safe_contact.ways.0.hours"),
    ("safe_contact", {"ways": [{**WAY, "wording": None}]}, "safe_contact_incomplete", "safe_contact.ways.0.wording"),
    ("safe_contact", {"ways": [{**WAY, "voicemail": "no"}]}, "malformed", "safe_contact.ways.0.voicemail"),
    ("safe_contact", {"ways": [{**WAY, "voicemail": None}]}, "required", "safe_contact.ways.0.voicemail"),
    ("signer", {**VALUES["signer"], "role": "friend"}, "malformed", "signer.role"),
    ("signer", {"role": "lawyer", "signed_at": WHEN}, "required", "signer.authority"),
    ("reply_contact", {"name": "a", "mail": "nobody"}, "malformed", "reply_contact.mail"),
    ("reply_contact", {"name": "a", "mail": "a@b.example.org\nBcc: x@example.org"}, "malformed", "reply_contact.mail"),
    ("items", [{"kind": "photo", "value": "a"}], "malformed", "items.0.kind"),
    ("items", [{"kind": "url", "value": "example"}], "malformed", "items.0.value"),
    ("items", [{"kind": "hash", "value": PICTURE, "algorithm": "md5"}], "malformed", "items.0.value"),
    ("items", [{"kind": "hash", "value": "ab" * 32}], "required", "items.0.algorithm"),
    ("items", [{"kind": "hash", "value": "ab" * 32, "algorithm": "md5"}], "malformed", "items.0.value"),
    ("items", [{"kind": "hash", "value": "ab" * 32, "algorithm": "sha1"}], "malformed", "items.0.algorithm"),
    ("items", [{"kind": "account", "value": "@leak", "algorithm": "md5"}], "unknown_field", "items.0.algorithm"),
    ("items", [{"kind": "account", "value": PICTURE}], "image_content", "items"),
]


@pytest.mark.parametrize("name", CATALOGUE)
def test_a_value_of_every_field_is_kept_as_it_is(name: str) -> None:
    assert clean(name, VALUES[name]) == VALUES[name]


@pytest.mark.parametrize(("name", "value", "code", "path"), WRONG)
def test_what_does_not_have_the_form_of_its_field_is_refused(name: str, value: object, code: str, path: str) -> None:
    with pytest.raises(Invalid) as refused:
        clean(name, value)

    assert [(r.code, r.field) for r in refused.value.reasons] == [(code, path)]


def test_an_unknown_field_takes_nothing() -> None:
    with pytest.raises(Invalid) as refused:
        clean("photo", "a")

    assert [r.code for r in refused.value.reasons] == ["unknown_field"]


@pytest.mark.parametrize("band", ["under_13", "13_15", "16_17", "unknown"])
def test_staff_must_not_hash_what_may_show_a_minor(band: str) -> None:
    with pytest.raises(Invalid) as refused:
        clean("hashes", [HASH, {**HASH, "computed_by": "staff"}], age_at_images=band)

    assert [(r.code, r.field) for r in refused.value.reasons] == [("hash_by_staff_of_minor", "hashes.1.computed_by")]


def test_staff_hashes_of_adults_are_not_taken_either() -> None:
    with pytest.raises(Invalid) as refused:
        clean("hashes", [{**HASH, "computed_by": "staff"}], age_at_images="20_or_over")

    assert [r.code for r in refused.value.reasons] == ["malformed"]


@pytest.mark.parametrize(
    ("name", "value", "kept"),
    [
        ("call_name", "  さくら ", "さくら"),
        ("call_name", "か\u3099", "が"),
        ("narrative", "一行目\r\n二行目\n", "一行目\n二行目"),
        ("offender_deadline", "2026-11-24T20:00Z", "2026-11-24T20:00:00+00:00"),
        ("offender_deadline", "2026-11-24T20:00:00.123+09:00", "2026-11-24T20:00:00+09:00"),
        ("offender_deadline", datetime(2026, 11, 24, 11, tzinfo=UTC), "2026-11-24T11:00:00+00:00"),
        ("log_loss_date", date(2026, 11, 24), "2026-11-24"),
        ("hashes", [{**HASH, "value": HASH["value"].upper()}], [HASH]),
        ("locations", [{"url": " https://EXAMPLE.com/A?b=%e3 ", "service": "a", "seen_at": None}],
         [{"url": "https://EXAMPLE.com/A?b=%e3", "service": "a"}]),
        ("locations", [{"url": "http://127.0.0.1/a", "service": "a"}], [{"url": "http://127.0.0.1/a", "service": "a"}]),
        ("barred_recipients", ["00000000-0000-4000-8000-00000000000A"], ["00000000-0000-4000-8000-00000000000a"]),
        ("items", [{"kind": "hash", "value": "AB" * 32, "algorithm": "pdq"}] * 40,
         [{"kind": "hash", "value": "ab" * 32, "algorithm": "pdq"}] * 40),
        ("hashes", [HASH] * 200, [HASH] * 200),
    ],
)  # fmt: skip
def test_values_are_kept_in_one_form(name: str, value: object, kept: object) -> None:
    assert clean(name, value) == kept


@pytest.mark.parametrize("name", CATALOGUE)
def test_no_field_takes_a_picture(name: str) -> None:
    for value in (PICTURE, [PICTURE], {"a": PICTURE}, [{"url": PICTURE}], [{"what": PICTURE, "at": WHEN}]):
        with pytest.raises(Invalid):
            clean(name, value)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=10), inner, max_size=4),
    max_leaves=10,
)


@given(st.sampled_from(sorted(CATALOGUE)), JSON)
def test_any_input_is_kept_clean_or_refused(name: str, value: Any) -> None:
    try:
        kept = clean(name, value)
    except Invalid as refused:
        found = refused.reasons
    else:
        found = ()
        assert clean(name, kept) == kept

    assert all(reason.field.startswith(name) for reason in found)


@pytest.mark.parametrize("heap", ["\u0301\u0316" * 16, "\u0f73" * 31])
def test_a_heap_of_marks_is_no_text(heap: str) -> None:
    with pytest.raises(Invalid) as refused:
        clean("narrative", f"a{heap}")

    assert [(reason.code, reason.field) for reason in refused.value.reasons] == [("malformed", "narrative")]
