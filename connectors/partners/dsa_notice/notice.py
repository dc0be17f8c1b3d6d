"""The notice, element by element. The hub's notifier is the organisation; the person depicted is never named."""

from collections.abc import Mapping
from typing import Any

from connectors.kit.sheet import Rows, Section, Sheet, Table
from connectors.kit.times import utc
from connectors.partners.dsa_notice import labels
from connectors.partners.dsa_notice.elements import notifier, require_elements
from hub.exchange.packets import Handling, Packet
from hub.kit.text import Text


def sheet_of(packet: Packet, language: str) -> Sheet:
    """The notice, in Japanese or English; raises `FormIncomplete` where the law's elements are not all there."""
    require_elements(packet.fields)
    fields = packet.fields
    return Sheet(
        language=language,
        title=labels.TITLE.to(language),
        mark=packet.handling.tlp,
        reference=f"{labels.REFERENCE.to(language)}: {packet.object}",
        boxed=Section(labels.HANDLING.to(language), _handling(packet.handling, language)),
        sections=tuple(
            Section(heading.to(language), content)
            for heading, content in (
                (labels.REASONS, _reasons(fields, language)),
                (labels.LOCATIONS, _locations(fields["items"], language)),
                (labels.NOTIFIER, _notifier(fields, language)),
                (labels.GOOD_FAITH, _good_faith(fields["good_faith"], language)),
                (labels.SUBMITTED, _signature(fields["signer"], language)),
                (labels.REQUEST, _request(fields, language)),
            )
        ),
    )


def _handling(handling: Handling, language: str) -> Rows:
    """Whom the platform must not contact or tell; a guardian who was not informed is one of them."""
    closed = dict.fromkeys((*handling.do_not_contact, *(["guardian"] if handling.guardian_informed is False else [])))
    return _rows(
        language,
        (labels.MARK, handling.tlp),
        (labels.DO_NOT_CONTACT, ", ".join(_word(kind, language) for kind in closed)),
    )


def _reasons(fields: Any, language: str) -> Rows:  # noqa: ANN401 - fields hold any JSON value
    return _rows(
        language,
        (labels.HARM, _word(fields.get("harm_code"), language)),
        (labels.LEGAL_GROUND, fields["legal_ground"]),
        (labels.EXPLANATION, fields["explanation"]),
        (labels.NO_CONSENT, fields.get("no_consent_statement")),
        (labels.MINOR, _word(fields.get("age_band_at_images"), language)),
        (labels.SYNTHETIC, _word(fields.get("synthetic"), language)),
    )


def _locations(items: Any, language: str) -> Table:  # noqa: ANN401 - fields hold any JSON value
    head = tuple(label.to(language) for label in (labels.NUMBER, labels.KIND, labels.SERVICE, labels.VALUE))
    lines = tuple(
        (
            str(item.get("number", number)),
            _kind(item, language),
            str(item.get("service") or ""),
            str(item.get("value") or ""),
        )
        for number, item in enumerate(items, start=1)
        if isinstance(item, Mapping)
    )
    return Table(head, lines)


def _kind(item: Mapping[str, Any], language: str) -> str:
    """What it is; of a hash also by which algorithm, for its digits alone do not say."""
    algorithm = labels.ALGORITHMS.get(item.get("algorithm") or "")
    word = _word(item.get("kind"), language)
    return f"{word} ({algorithm})" if algorithm else word


def _notifier(fields: Any, language: str) -> Rows:  # noqa: ANN401 - fields hold any JSON value
    contact = notifier(fields)
    if contact is None:
        return _rows(language, (labels.NAME, labels.WITHHELD.to(language)))
    return _rows(language, (labels.NAME, contact["name"]), (labels.MAIL, contact["mail"]))


def _good_faith(good_faith: Any, language: str) -> Rows:  # noqa: ANN401 - fields hold any JSON value
    return _rows(language, (labels.STATEMENT, good_faith["statement"]), (labels.AT, utc(good_faith["at"])))


def _signature(signer: Any, language: str) -> Rows:  # noqa: ANN401 - fields hold any JSON value
    return _rows(
        language,
        (labels.ROLE, _word(signer["role"], language)),
        (labels.AUTHORITY, signer["authority"]),
        (labels.PREPARED_BY, signer.get("prepared_by")),
        (labels.SIGNED_AT, utc(signer["signed_at"]) if signer.get("signed_at") else ""),
    )


def _request(fields: Any, language: str) -> Rows:  # noqa: ANN401 - fields hold any JSON value
    respond_by = fields.get("respond_by")
    return _rows(
        language,
        (labels.RESPOND_BY, utc(respond_by) if respond_by else ""),
        (Text("第16条", "Article 16"), labels.CONFIRM.to(language)),
        (Text("第17条", "Article 17"), labels.UPLOADER.to(language)),
    )


def _rows(language: str, *pairs: tuple[Text, object]) -> Rows:
    """The pairs that hold something."""
    return Rows(tuple((label.to(language), str(value)) for label, value in pairs if value))


def _word(code: object, language: str) -> str:
    if not code:
        return ""
    return labels.WORDS[str(code)].to(language) if str(code) in labels.WORDS else str(code)
