"""A partner is a folder; a folder that is not whole stops the start with its name and its fault."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from connectors import registry
from connectors.registry import BadPartner
from hub.exchange.packets import Form
from hub.exchange.vocabulary.purposes import PURPOSES, REQUEST_PURPOSES
from hub.minimisation.fields import CATALOGUE

GOOD = """
from connectors.kit.partner import Partner, no_documents
from hub.exchange.connector import Message
from hub.exchange.outcomes import Delivered
from hub.exchange.profiles import Need, Profile
from hub.kit.text import Bilingual, Text, as_it_is

PROFILE = Profile("copied", Bilingual("写し", "Copied"), "none", (), {"care": (Need("call_name"),)})

def format(dispatch):
    return Message("text/plain", b"")

async def deliver(dispatch, message, route, carrier):
    return Delivered("nowhere")

CONNECTOR = Partner(PROFILE, format, no_documents, deliver)
"""


@pytest.fixture
def partners(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of partners outside the project, with one good partner named "copied"."""
    package = tmp_path / "invented_partners"
    good = package / "copied"
    (good / "golden" / "one").mkdir(parents=True)
    (package / "__init__.py").touch()
    (good / "__init__.py").write_text(GOOD)
    (good / "README.md").touch()
    (good / "golden" / "one" / "dispatch.json").touch()
    monkeypatch.syspath_prepend(str(tmp_path))
    yield package
    for name in [name for name in sys.modules if name.startswith("invented_partners")]:
        del sys.modules[name]


def test_every_connector_is_found_under_its_profiles_name() -> None:
    assert "nowhere" in registry.load()
    assert {name: profile.name for name, profile in registry.profiles().items()} == {n: n for n in registry.load()}


def test_a_new_partner_is_one_new_folder(partners: Path) -> None:
    assert list(registry.load(partners, "invented_partners")) == ["copied"]


def _text(folder: Path, old: str, new: str) -> None:
    (folder / "__init__.py").write_text(GOOD.replace(old, new))


FAULTS: list[tuple[str, Callable[[Path], object]]] = [
    ("README.md is missing", lambda folder: (folder / "README.md").unlink()),
    ("golden/ holds no case", lambda folder: (folder / "golden" / "one" / "dispatch.json").unlink()),
    ("exports no CONNECTOR", lambda folder: _text(folder, "CONNECTOR = ", "OTHER = ")),
    ("cannot be imported", lambda folder: _text(folder, "PROFILE = ", "PROFILE = absent.")),
    ("cannot be imported", lambda folder: _text(folder, "async def", "async def def")),
    ("the profile is named", lambda folder: _text(folder, '"copied"', '"renamed"')),
    ("serves no purpose", lambda folder: _text(folder, '{"care": (Need("call_name"),)}', "{}")),
    ("has no profile", lambda folder: _text(folder, "Partner(PROFILE", "Partner(None")),
    ("has no format", lambda folder: _text(folder, "PROFILE, format,", "PROFILE, None,")),
    ("has no documents", lambda folder: _text(folder, "no_documents, deliver)", "None, deliver)")),
    ("has no deliver", lambda folder: _text(folder, "no_documents, deliver)", "no_documents, None)")),
    ("format must take 1", lambda folder: _text(folder, "def format(dispatch)", "def format(dispatch, more)")),
    ("deliver must take 4", lambda folder: _text(folder, "route, carrier)", "route)")),
    ("deliver must be async", lambda folder: _text(folder, "async def", "def")),
]


@pytest.mark.parametrize(("fault", "spoil"), FAULTS, ids=[fault for fault, _ in FAULTS])
def test_a_bad_folder_stops_the_start_and_is_named(partners: Path, fault: str, spoil: Callable[[Path], object]) -> None:
    spoil(partners / "copied")

    with pytest.raises(BadPartner, match=f"^copied: .*{fault}"):
        registry.load(partners, "invented_partners")


def test_what_is_no_folder_of_a_partner_is_passed_over(partners: Path) -> None:
    (partners / "__pycache__").mkdir(exist_ok=True)
    (partners / ".hidden").mkdir()
    (partners / "notes.txt").touch()

    assert list(registry.load(partners, "invented_partners")) == ["copied"]


@pytest.mark.parametrize("name", registry.load())
def test_a_profile_asks_only_for_what_the_catalogue_lets_out(name: str) -> None:
    profile = registry.profiles()[name]
    purposes = set(PURPOSES.codes())
    needs = [*profile.offer, *(need for needs in profile.packet.values() for need in needs)]
    ceiling: dict[str, Form] = dict(profile.ceiling.fields) if profile.ceiling else {}

    assert profile.purposes() <= purposes
    assert {need.field for need in needs} | set(ceiling) <= set(CATALOGUE)
    assert all(CATALOGUE[need.field].category != "internal" for need in needs)
    for listed in (profile.offer, *profile.packet.values()):
        assert len({need.field for need in listed}) == len(listed)


@pytest.mark.parametrize("name", registry.load())
def test_an_offer_asks_for_nothing_that_identifies(name: str) -> None:
    identifying = {"identity", "contact", "circumstances", "location", "evidence"}

    wanted = {need.field for need in registry.profiles()[name].offer} - {"exposure"}

    assert {field for field in wanted if CATALOGUE[field].category in identifying} == set()


def _for_platforms() -> list[str]:
    return [name for name, profile in registry.profiles().items() if profile.purposes() <= REQUEST_PURPOSES]


@pytest.mark.parametrize("name", _for_platforms())
def test_a_platform_is_told_nothing_of_who_the_person_is(name: str) -> None:
    """Only a form of law, dated with its source, may demand the name of who signs: a field consented to alone."""
    about_the_person = {"identity", "contact", "care", "demand", "offender", "evidence", "location"}
    profile = registry.profiles()[name]
    (needs,) = profile.packet.values()
    demanded = {need.field for need in needs if need.required} if profile.ceiling else set()

    asked = {need.field for need in needs} - ({"signer_name"} & demanded)

    assert {field for field in asked if CATALOGUE[field].category in about_the_person} == set()
    assert not asked & {"narrative", "timeline", "age_band_now"}
