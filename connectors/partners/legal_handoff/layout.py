"""Where each field stands in the document. What is not in the packet is not printed."""

from collections.abc import Mapping
from typing import Any

from connectors.kit.japanese_fields import handling_rows, japanese_sheet, label, rows_of, tables_of
from connectors.kit.sheet import Prose, Rows, Section, Sheet
from connectors.partners.legal_handoff.aid import candidates
from connectors.partners.legal_handoff.dated import LOGS, WRITTEN_ON
from hub.exchange.packets import Packet
from hub.exchange.vocabulary.case import MATTERS

_SECTIONS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("相談の内容", ("matter_types", "log_loss_date", "next_clock", "respond_by", "fee_source")),
    ("本人", ("call_name", "legal_name", "prefecture", "age_band_now", "age_band_at_images", "guardian_involvement")),
    ("いまの危険", ("danger_kinds", "danger_who", "self_harm_asked", "offender_knows_address", "offender_deadline")),
    (
        "被害",
        (
            *("pattern", "further_harm_codes", "exposure", "synthetic", "demand_kinds", "demand_amount_jpy", "paid"),
            *("promised_payment", "offender_traits", "offender_contact", "report_to_police"),
        ),
    ),
)
_TABLES = (
    *("safe_contact", "timeline", "locations", "accounts", "offender_handles", "demands", "payments"),
    *("evidence_inventory", "requests_already_sent"),
)
_ABOUT_LOGS = MATTERS.named("sender_disclosure", "log_preservation", "criminal_complaint")
_TEXTS = ("danger_where", "danger_words", "narrative", "offender_details", "no_consent_statement")


def sheet_of(packet: Packet) -> Sheet:
    """The document of this packet."""
    fields = packet.fields
    sections = [*_logs(fields)]
    sections += [
        Section(heading, rows_of(fields, names))
        for heading, names in _SECTIONS
        if any(name in fields for name in names)
    ]
    sections += tables_of(fields, _TABLES)
    aid = candidates(fields)
    sections += [Section("法律援助などの候補", Rows((*aid, ("書いた日", f"{WRITTEN_ON:%Y-%m-%d}"))))] if aid else []
    sections += [Section(label(name), Prose(str(fields[name]))) for name in _TEXTS if name in fields]
    return japanese_sheet(
        packet,
        title="引き継ぎ資料",
        boxed=Section("この資料の扱い", Rows(handling_rows(packet))),
        sections=tuple(sections),
    )


def _logs(fields: Mapping[str, Any]) -> tuple[Section, ...]:
    """First of all, where logs matter: what is lost meanwhile, and by when, as far as it was recorded."""
    matters = fields.get("matter_types")
    asked = not _ABOUT_LOGS.isdisjoint(map(str, matters)) if isinstance(matters, list) else False
    if not asked and "log_loss_date" not in fields:
        return ()
    recorded = rows_of(fields, ("log_loss_date",)).pairs
    return (Section("ログの保全（急ぎ）", Rows((*recorded, ("確認", LOGS)))),)
