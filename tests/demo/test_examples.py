"""The invented consultations are realistic input: every pattern, both languages, values that the catalogue takes."""

import json
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from hub.minimisation import values
from hub.minimisation.fields import CATALOGUE

_FILE = Path("examples/consultations.json")
CONSULTATIONS: list[dict[str, Any]] = json.loads(_FILE.read_text("utf-8"))["consultations"]
PATTERNS = {"partner_image_abuse", "voyeurism", "coerced_pornography", "images_sent_online", "sextortion"}


def test_there_are_at_least_ten_and_they_cover_every_pattern_in_both_languages() -> None:
    assert len(CONSULTATIONS) >= 10
    assert {c["fields"]["pattern"] for c in CONSULTATIONS} == PATTERNS
    assert {c["language"] for c in CONSULTATIONS} == {"ja", "en"}
    assert {c["fields"]["exposure"] for c in CONSULTATIONS} == {"threatened", "published"}


@pytest.mark.parametrize("consultation", CONSULTATIONS, ids=lambda c: str(c["key"]))
def test_the_catalogue_takes_every_value(consultation: dict[str, Any]) -> None:
    fields = {**consultation["fields"], "wishes": consultation["wishes"], "barred_recipients": consultation["barred"]}

    for name, value in fields.items():
        assert name in CATALOGUE
        assert values.clean(name, value) is not None


def test_every_host_is_reserved_for_examples() -> None:
    def urls(value: Any) -> list[str]:
        if isinstance(value, dict):
            return [u for key, v in value.items() for u in ([v] if key == "url" else urls(v))]
        return [u for v in value for u in urls(v)] if isinstance(value, list) else []

    hosts = {urlsplit(url).hostname or "" for url in urls(CONSULTATIONS)}

    assert hosts
    assert all(host.endswith((".example.org", ".example.com")) for host in hosts)
