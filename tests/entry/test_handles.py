"""Secrets that say whose they are."""

from uuid import UUID

import pytest
from hypothesis import given, strategies

from hub.entry.handles import Handle


@given(strategies.uuids(), strategies.uuids(), strategies.binary(min_size=32, max_size=32))
def test_a_handle_is_read_as_it_was_written(organisation: UUID, id: UUID, secret: bytes) -> None:
    handle = Handle(organisation, id, secret)

    assert Handle.parse(handle.text()) == handle
    assert secret not in handle.digest


@given(strategies.text(max_size=100))
def test_any_other_text_is_no_handle(text: str) -> None:
    found = Handle.parse(text)

    assert found is None or found.text() == text.rstrip("=")


@pytest.mark.parametrize("spoil", [lambda text: text[:-1], lambda text: text + "A", lambda text: "=" + text[1:]])
def test_a_spoilt_handle_is_none(spoil: object) -> None:
    text = Handle.new(UUID(int=1)).text()

    assert callable(spoil)
    assert Handle.parse(spoil(text)) is None


def test_no_handle_shows_its_secret() -> None:
    handle = Handle.new(UUID(int=1))

    assert handle.secret.hex() not in repr(handle)
    assert str(handle.secret) not in repr(handle)
