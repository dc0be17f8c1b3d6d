"""What nothing uses is named, and so is an exception of nothing."""

from tests.house.unused import EXEMPT, Exempt, Unused, faults

KEPT = Exempt("hub/kept/*", "read_*", "others call it")


def test_what_nothing_uses_is_named_unless_it_is_exempt() -> None:
    left = Unused("hub/left.py", "3", "function", "read_it")
    kept = Unused("hub/kept/it.py", "4", "function", "read_it")

    assert list(faults((left, kept), (KEPT,))) == ["hub/left.py:3: nothing uses the function read_it"]


def test_an_exception_of_nothing_is_named() -> None:
    assert list(faults((), (KEPT,))) == ["hub/kept/* read_*: an exception of nothing (others call it)"]


def test_each_exception_says_why() -> None:
    assert all(len(exempt.why.split()) > 2 for exempt in EXEMPT)
