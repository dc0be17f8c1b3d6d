"""The form, block by block. What goes on to the sender of the content holds nothing that names or reaches her."""

from collections.abc import Mapping
from typing import Any

from connectors.kit.japanese_fields import closed, coded, japanese_sheet, label, value
from connectors.kit.japanese_shown import for_the_uploader
from connectors.kit.sheet import Prose, Rows, Section, Sheet, Table
from connectors.kit.times import jst_with_utc
from connectors.partners.japan_removal_request import words
from connectors.partners.japan_removal_request.dated import TITLE
from connectors.partners.japan_removal_request.profile import PROFILE
from hub.exchange.complete import lacking
from hub.exchange.faults import FormIncomplete
from hub.exchange.packets import Packet
from hub.exchange.vocabulary.takedowns import ALGORITHMS, ITEM_KINDS, SIGNER_ROLES


def sheet_of(packet: Packet) -> Sheet:
    """The form in Japanese; raises `FormIncomplete` naming every place that it needs and that cannot be filled."""
    missing = lacking(PROFILE.packet["removal"], packet.fields)
    if missing:
        raise FormIncomplete(*(lack.place() for lack in missing))
    fields = packet.fields
    return japanese_sheet(
        packet,
        title=TITLE,
        boxed=Section("この書面の扱い（貴社限り）", _handling(packet)),
        sections=(
            Section("依頼者", _requester(fields)),
            Section("掲載されている場所", _places(fields["items"])),
            Section("掲載されている情報", _information(fields)),
            Section("侵害されたとする権利", Prose(_shown(fields, "legal_ground"))),
            Section("権利が侵害されたとする理由", _reasons(fields)),
            Section("発信者への氏名の開示", Prose(words.NO_NAME)),
            Section("お願い", _request(fields)),
        ),
    )


def _handling(packet: Packet) -> Rows:
    """Whom the provider must not contact or tell; a guardian who was not informed is one of them."""
    guardian = packet.handling.guardian_informed is False and "guardian" not in packet.handling.do_not_contact
    barred = "、".join(filter(None, (closed(packet.handling), "保護者" if guardian else "")))
    return _rows(
        ("宛先", f"{packet.recipient.name} 御中"),
        ("取扱区分", packet.handling.tlp),
        ("連絡も通知もしてはいけない先", barred),
        _pair(packet.fields, "age_band_at_images"),
        ("貴社限り", words.PROVIDER_ONLY),
        ("発信者への照会", words.SHOWN),
    )


def _requester(fields: Mapping[str, Any]) -> Rows:
    signer, contact = fields["signer"], fields["reply_contact"]
    return _rows(
        (_called("signer.role"), coded(SIGNER_ROLES, signer["role"], PROFILE.words)),
        ("氏名", fields["signer_name"]),
        (_called("signer.authority"), signer["authority"]),
        (_called("signer.signed_at"), jst_with_utc(signer["signed_at"])),
        (_called("signer.prepared_by"), signer.get("prepared_by")),
        ("連絡先", f"{contact['name']} {contact['mail']}"),
        ("住所・電話・印", words.NO_ADDRESS),
    )


def _places(items: Any) -> Table:  # noqa: ANN401 - fields hold any JSON value
    lines = tuple(
        (
            str(item.get("number", number)),
            _kind(item),
            str(item.get("service") or ""),
            str(item.get("value") or ""),
        )
        for number, item in enumerate(items, start=1)
        if isinstance(item, Mapping)
    )
    return Table(tuple(_called(f"items.{part}") for part in ("number", "kind", "service", "value")), lines)


def _kind(item: Mapping[str, Any]) -> str:
    """What it is; of a hash also by which algorithm, for its digits alone do not say."""
    kind, algorithm = str(item.get("kind") or ""), str(item.get("algorithm") or "")
    word = coded(ITEM_KINDS, kind)
    return f"{word}（{coded(ALGORITHMS, algorithm)}）" if algorithm in ALGORITHMS else word


def _information(fields: Mapping[str, Any]) -> Rows:
    return _rows(
        _pair(fields, "harm_code"),
        _pair(fields, "synthetic"),
        ("画像", words.NO_IMAGES),
    )


def _reasons(fields: Mapping[str, Any]) -> Rows:
    return _rows(
        (_called("explanation"), _shown(fields, "explanation")),
        (_called("no_consent_statement"), _shown(fields, "no_consent_statement")),
    )


def _request(fields: Mapping[str, Any]) -> Rows:
    respond_by = fields.get("respond_by")
    return _rows(("回答をお願いする期限", jst_with_utc(respond_by) if respond_by else ""), ("回答", words.ANSWER))


def _shown(fields: Mapping[str, Any], name: str) -> str:
    """Words that the provider passes on: without the signer, the contact, and whatever else reaches somebody."""
    contact = fields["reply_contact"]
    addresses = (str(contact["name"]), str(contact["mail"]))
    return for_the_uploader(str(fields.get(name) or ""), str(fields["signer_name"]), addresses)


def _pair(fields: Mapping[str, Any], name: str) -> tuple[str, str]:
    """A field in this form's words; nothing where the packet does not hold it."""
    given = fields.get(name)
    return label(name, given, PROFILE.words), value(name, given, PROFILE.words) if given else ""


def _called(name: str) -> str:
    return PROFILE.words.of(name).ja


def _rows(*pairs: tuple[str, object]) -> Rows:
    """The pairs that hold something."""
    return Rows(tuple((label, str(value)) for label, value in pairs if value))
