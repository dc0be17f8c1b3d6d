import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.kit.errors import Invalid
from hub.kit.url_key import url_key

SAME = [
    ("https://example.com", "https://example.com/"),
    ("  https://example.com/a  ", "https://example.com/a"),
    ("HTTPS://EXAMPLE.COM/a", "https://example.com/a"),
    ("https://example.com:443/a", "https://example.com/a"),
    ("http://example.com:80/a", "http://example.com/a"),
    ("https://example.com./a", "https://example.com/a"),
    ("https://user:pass@example.com/a", "https://example.com/a"),
    ("https://example.com/a#top", "https://example.com/a"),
    ("https://example.com/a?", "https://example.com/a"),
    ("https://example.com/a/./b/../c", "https://example.com/a/c"),
    ("https://example.com/a/b/..", "https://example.com/a/"),
    ("https://example.com/../../a", "https://example.com/a"),
    ("https://example.com/%2e%2E/a", "https://example.com/a"),
    ("https://example.com\\a\\b", "https://example.com/a/b"),
    ("https://example.com/%7euser", "https://example.com/~user"),
    ("https://example.com/%e3%81%82", "https://example.com/あ"),
    ("https://example.com/か\u3099", "https://example.com/が"),
    ("https://日本語.example.com/a", "https://xn--wgv71a119e.example.com/a"),
    ("https://日本語。example。com/a", "https://xn--wgv71a119e.example.com/a"),
    ("https://ｅｘａｍｐｌｅ.com/a", "https://example.com/a"),
    ("https://[2001:DB8:0:0:0:0:0:1]/a", "https://[2001:db8::1]/a"),
    ("https://example.com/a?utm_source=x&id=1", "https://example.com/a?id=1"),
    ("https://example.com/a?id=1&fbclid=IwAR0", "https://example.com/a?id=1"),
    ("https://example.com/a?UTM_Medium=x", "https://example.com/a"),
    ("https://www.youtube.com/watch?v=abc&si=zzz", "https://www.youtube.com/watch?v=abc"),
    ("https://x.com/u/status/1?s=20&t=zz", "https://x.com/u/status/1"),
    ("https://example.com/a?b=1&&c=2", "https://example.com/a?b=1&c=2"),
]

DIFFERENT = [
    ("https://example.com/Photo", "https://example.com/photo"),
    ("https://example.com/a?ID=1", "https://example.com/a?id=1"),
    ("https://example.com/a?b=X", "https://example.com/a?b=x"),
    ("https://example.com/a?b=1&c=2", "https://example.com/a?c=2&b=1"),
    ("https://example.com/a", "https://example.com/a/"),
    ("https://example.com/a//b", "https://example.com/a/b"),
    ("https://example.com/a%2Fb", "https://example.com/a/b"),
    ("https://example.com/a?b=1%26c=2", "https://example.com/a?b=1&c=2"),
    ("https://example.com:8443/a", "https://example.com/a"),
    ("http://example.com/a", "https://example.com/a"),
    ("https://example.com/a?si=1", "https://example.com/a?si=2"),
    ("https://example.com/a?t=1", "https://example.com/a?t=2"),
    ("https://a.example.com/a", "https://b.example.com/a"),
]

REFUSED = [
    "",
    "example.com/a",
    "//example.com/a",
    "ftp://example.com/a",
    "file:///etc/passwd",
    "javascript:alert(1)",
    "data:text/plain,a",
    "mailto:a@example.com",
    "https://",
    "https:///a",
    "https://exa mple.com/a",
    "https://example.com/a b",
    "https://example.com/a\nb",
    "https://example.com:99999/a",
    "https://example.com:0/a",
    "https://example.com:x/a",
    "https://[::1/a",
    "https://a..b/c",
    "https://exa<mple.com/a",
    "https://example.com/\x00",
]


@pytest.mark.parametrize(("written", "known"), SAME)
def test_two_writings_of_one_place_have_one_key(written: str, known: str) -> None:
    assert url_key(written) == url_key(known)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_two_places_never_share_a_key(one: str, other: str) -> None:
    assert url_key(one) != url_key(other)


@pytest.mark.parametrize("written", REFUSED)
def test_what_is_no_web_address_has_no_key(written: str) -> None:
    with pytest.raises(Invalid) as refused:
        url_key(written)

    assert [(r.code, r.field) for r in refused.value.reasons] == [("malformed", "url")]


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "10.0.0.1", "[::1]", "192.168.0.1:8080"])
def test_a_private_address_is_text_like_any_other(host: str) -> None:
    assert url_key(f"http://{host}/a") == f"http://{host}/a"


def test_a_key_is_written_in_full() -> None:
    found = url_key("HTTPS://user@日本語.Example.com:443/a/../B%7e%e3%81%82?x=1&utm_id=2#f")

    assert found == "https://xn--wgv71a119e.example.com/B~%E3%81%82?x=1"


@given(
    host=st.from_regex(r"[a-z]{1,8}\.example\.org", fullmatch=True),
    path=st.text(max_size=40),
    query=st.text(max_size=40),
)
def test_the_key_of_a_key_is_itself(host: str, path: str, query: str) -> None:
    try:
        key = url_key(f"https://{host}/{path}?{query}")
    except Invalid:
        return

    assert url_key(key) == key


@given(st.text())
def test_any_text_gives_a_key_or_a_refusal(written: str) -> None:
    key = ""
    with contextlib.suppress(Invalid):
        key = url_key(written)

    assert not key or key.startswith(("http://", "https://"))
