"""A report to a host's abuse desk: nothing in it that its customer may not read, and XARF where a type fits."""

import json
import re
from dataclasses import replace
from typing import Any

import pytest

from connectors import registry
from hub.exchange.connector import Dispatch
from hub.exchange.faults import FormIncomplete
from tests.connectors.makers import dispatches, packet_of, with_fields, without_field

NAME = "abuse_mail"
FORM = registry.load()[NAME]
REPORTED = ("SEXTORTION_MINOR", "NCII_ADULT", "NCII_ADULT_SYNTH", "SECRET_FILMING", "DOXXING")
PLAIN = ("IMAGE_MINOR", "IMAGE_MINOR_SYNTH", "SECRET_FILMING_MINOR", "SEXTORTION_ADULT", "IMPERSONATION", "", "x")


def mail(code: str = "NCII_ADULT") -> Dispatch:
    """The golden mail with this harm code."""
    first = next(one for one in dispatches(NAME) if one.packet and one.language == "en")
    return with_fields(first, harm_code=code)


def reports(dispatch: Dispatch) -> list[dict[str, Any]]:
    """The attached reports."""
    return [json.loads(document.content) for document in FORM.format(dispatch).documents]


@pytest.mark.parametrize("element", ["items", "legal_ground", "signer", "reply_contact"])
def test_without_what_makes_it_a_notice_there_is_no_mail(element: str) -> None:
    with pytest.raises(FormIncomplete) as missing:
        FORM.format(without_field(mail(), element))

    assert missing.value.elements == (element,)


@pytest.mark.parametrize("code", REPORTED)
def test_a_report_holds_what_the_published_schema_requires(code: str) -> None:
    """`schemas/v4` of xarf/xarf-spec at 37820dac: core, content-base, content-csem, content-exposed-data."""
    for report in reports(mail(code)):
        assert report.keys() >= {"xarf_version", "report_id", "timestamp", "reporter", "sender", "source_identifier"}
        assert re.fullmatch(r"4\.[0-9]+\.[0-9]+", report["xarf_version"])
        assert report["timestamp"].endswith("+00:00")
        assert report["reporter"].keys() == report["sender"].keys() == {"org", "contact", "domain"}
        assert (report["category"], report["url"][:8]) == ("content", "https://")
        assert re.fullmatch(r"([a-z0-9]+(-[a-z0-9]+)*\.)+[a-z]{2,}", report["domain"])
        assert all(re.fullmatch(r"[a-z0-9][a-z0-9_+-]*:[a-z0-9][a-z0-9_+-]*", tag) for tag in report["tags"])
        assert not report.keys() & {"_internal", "evidence", "screenshot_url", "classification", "description"}
    needed = {"exploitation_type", "detection_method"} if "MINOR" in code else {"data_types", "exposure_method"}
    assert reports(mail(code))[0].keys() >= needed


def test_a_child_is_reported_as_extorted_and_never_classified() -> None:
    (first, *_) = reports(mail("SEXTORTION_MINOR"))

    assert (first["type"], first["exploitation_type"], first["detection_method"]) == (
        "csem",
        "sextortion",
        "user_report",
    )


@pytest.mark.parametrize("code", PLAIN)
def test_where_no_type_fits_the_mail_is_plain(code: str) -> None:
    message = FORM.format(mail(code))

    assert message.documents == ()
    assert b"https://" in message.body


def test_one_address_is_one_report_with_a_number_of_its_own() -> None:
    made = reports(mail())

    addresses = [item["value"] for item in packet_of(mail()).fields["items"] if item["kind"] == "url"]
    assert [report["url"] for report in made] == addresses
    assert len({report["report_id"] for report in made}) == len(made) > 1
    assert made == reports(mail())


@pytest.mark.parametrize("host", ["host.xn--p1ai", "a_b.example.com", "192.0.2.7", "[2001:db8::1]"])
def test_a_host_that_the_schema_knows_no_name_for_is_the_source_alone(host: str) -> None:
    item = {"number": 1, "kind": "url", "value": f"https://{host}/1"}

    (report,) = reports(with_fields(mail(), items=[item]))

    assert "domain" not in report
    assert report["source_identifier"] == host.strip("[]")


def test_nothing_that_the_person_or_her_worker_told_is_in_what_a_customer_may_be_shown() -> None:
    told = {name: f"told-{name}" for name in ("explanation", "no_consent_statement", "synthetic", "narrative")}
    signer = {"role": "authorised", "authority": "told-authority", "prepared_by": "told-by", "signed_at": "2026-11-22"}

    message = FORM.format(with_fields(mail(), **told, signer=signer))

    assert b"told-" not in message.body + b"".join(document.content for document in message.documents)


def test_the_one_who_posted_it_does_not_read_whom_she_has_not_told() -> None:
    packet = packet_of(mail("SEXTORTION_MINOR"))
    untold = replace(packet.handling, do_not_contact=("police", "school"), guardian_informed=False)

    body = FORM.format(replace(mail(), packet=replace(packet, handling=untold))).body.decode()

    assert not [word for word in ("guardian", "police", "school") if word in body]
    assert "TLP:AMBER+STRICT" in body
