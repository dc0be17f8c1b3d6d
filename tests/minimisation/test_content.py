import base64
import hashlib
import json
import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hub.minimisation.content import carries_image, reasons
from tests.minimisation.disguised import DISGUISES, FILES, forms
from tests.minimisation.written import ADDRESSES, KEYS, STORIES

FORMS = dict(forms())


def test_there_are_hundreds_of_forms() -> None:
    assert len(FORMS) >= 500


@pytest.mark.parametrize("name", FORMS)
def test_a_picture_in_disguise_is_refused(name: str) -> None:
    assert reasons(FORMS[name], "narrative")


@pytest.mark.parametrize("name", [name for name in FORMS if "latin-1" not in name])
def test_the_refusal_names_the_field_and_nothing_of_the_content(name: str) -> None:
    assert {(r.code, r.field) for r in reasons(FORMS[name], "narrative")} <= {
        ("image_content", "narrative"),
        ("malformed", "narrative"),
    }


@pytest.mark.parametrize("text", STORIES + ADDRESSES + KEYS)
def test_what_people_write_passes(text: str) -> None:
    assert reasons(text, "narrative") == ()


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_in_a_story_passes(address: str) -> None:
    assert reasons(f"ここに載っています（{address}）。ほかにもあるかもしれません。\n{address}", "narrative") == ()


def test_many_addresses_in_rows_pass() -> None:
    rows = [{"url": f"{address}&n={n}", "service": "SNS"} for n in range(12) for address in ADDRESSES]

    assert reasons(rows, "locations") == ()


@pytest.mark.parametrize("kind", FILES)
def test_a_picture_is_found_deep_in_lists_and_records_and_in_keys(kind: str) -> None:
    hidden = base64.b64encode(FILES[kind]).decode()

    assert reasons({"ways": [{"value": ["a", {"b": hidden}]}]}, "safe_contact")
    assert reasons({"ways": [{hidden: "a"}]}, "safe_contact")


@pytest.mark.parametrize("kind", FILES)
def test_a_picture_cut_into_rows_is_found(kind: str) -> None:
    hidden = base64.b64encode(FILES[kind]).decode()
    rows = [{"what": hidden[start : start + 8]} for start in range(0, len(hidden), 8)]

    assert reasons(rows, "timeline") or reasons([row["what"] for row in rows], "timeline")


@pytest.mark.parametrize("kind", FILES)
def test_a_picture_as_a_list_of_numbers_is_found(kind: str) -> None:
    assert reasons(list(FILES[kind]), "timeline")


@pytest.mark.parametrize("character", ["\x00", "\x07", "\x1b", "\x7f", "\x85", "\x9f", "\ud800"])
def test_control_characters_are_refused(character: str) -> None:
    assert [r.code for r in reasons(f"a{character}b", "narrative")] == ["malformed"]


def test_invisible_characters_of_emoji_and_scripts_pass() -> None:
    assert reasons("👩‍🦰 می‌خواهم ❤️", "narrative") == ()


def test_numbers_and_flags_pass() -> None:
    assert reasons({"a": 1, "b": None, "c": True, "d": [1, 2, 3], "e": 1.5}, "wishes") == ()


@settings(max_examples=60, deadline=None)
@given(
    kind=st.sampled_from(sorted(FILES)),
    disguise=st.sampled_from(sorted(set(DISGUISES) - {"latin-1", "uuencode without head", "base64 backwards"})),
    tail=st.binary(max_size=400),
    before=st.sampled_from(["", "これです：", "see: "]),
)
def test_whatever_follows_the_first_bytes_the_picture_is_found(
    kind: str, disguise: str, tail: bytes, before: str
) -> None:
    octets = FILES[kind][:40] + tail

    assert carries_image(f"{before}\n{DISGUISES[disguise](octets)}\n以上")


@settings(max_examples=60, deadline=None)
@given(st.binary(min_size=300, max_size=900), st.sampled_from(["b64", "url", "hex", "b32", "lines"]))
def test_long_encoded_bytes_without_any_known_head_are_refused(octets: bytes, encoding: str) -> None:
    noisy = bytes(a ^ b for a, b in zip(octets, hashlib.shake_256(octets).digest(len(octets)), strict=True))
    b64 = base64.b64encode(noisy).decode()
    written = {
        "b64": b64,
        "url": base64.urlsafe_b64encode(noisy).decode(),
        "hex": noisy.hex(),
        "b32": base64.b32encode(noisy).decode(),
        "lines": "\n".join(b64[i : i + 64] for i in range(0, len(b64), 64)),
    }

    assert carries_image("これです " + written[encoding])


KANA = "あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわをん、。「」"
JAPANESE = st.text(alphabet=KANA + "写真動画脅迫相談送金警察弁護士削除", max_size=400)
ENGLISH = ("the", "he", "she", "sent", "asked", "for", "money", "by", "Friday", "photo", "account", "police", "yen")
WORDS = st.lists(st.sampled_from(ENGLISH), max_size=120).map(" ".join)
HANDLES = st.from_regex(r"@[a-z0-9_.]{3,20}", fullmatch=True)
WHEN = st.datetimes().map(lambda d: d.strftime("%Y-%m-%d %H:%M"))


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(JAPANESE, WORDS, HANDLES, WHEN, st.integers(0, 10**7).map("{:,}円".format)), max_size=12))
def test_ordinary_accounts_pass(parts: list[str]) -> None:
    assert reasons("\n".join(parts), "narrative") == ()


@settings(max_examples=100, deadline=None)
@given(
    st.from_regex(r"https://[a-z]{3,12}\.example\.org/[A-Za-z0-9_-]{1,40}", fullmatch=True),
    st.dictionaries(
        st.text(string.ascii_lowercase, min_size=1, max_size=8),
        st.text(string.ascii_letters + string.digits + "-_", max_size=120),
        max_size=6,
    ),
)
def test_addresses_with_tokens_pass(address: str, query: dict[str, str]) -> None:
    written = address + "?" + "&".join(f"{name}={value}" for name, value in query.items())

    assert reasons({"url": written}, "locations") == ()


@pytest.mark.parametrize(
    "text", ["\\uD800=41", "\\uD800%41", "&#xD800;=41%41", "%", "=", "&", "\\", "\\777", "<~", "\\u{D800}"]
)
def test_broken_escapes_are_text(text: str) -> None:
    assert reasons(text, "narrative") == ()


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_any_text_gets_an_answer(text: str) -> None:
    assert all(reason.field == "narrative" for reason in reasons(text, "narrative"))
    json.dumps([reason.code for reason in reasons(text, "narrative")])
