"""The draft, block by block. What only a lawyer or the person can say is an empty line, never a guess."""

from collections.abc import Mapping
from typing import Any

from connectors.kit.japanese_fields import handling_rows, japanese_sheet, label, rows_of, table, tables_of
from connectors.kit.japanese_shown import for_the_uploader
from connectors.kit.sheet import Prose, Rows, Section, Sheet
from connectors.partners.japan_sender_disclosure.dated import ASKED_FOR, GROUNDS, HINTS, TITLE
from connectors.partners.japan_sender_disclosure.profile import PROFILE
from hub.exchange.packets import Packet

_BLANK = "＿＿＿＿＿＿＿＿＿＿（代理人が記入）"
_UNSHOWN = "請求者の氏名・住所・連絡先。ほかにもあれば記入: " + _BLANK
_BESIDE = ("accounts", "offender_handles", "requests_already_sent")


def sheet_of(packet: Packet) -> Sheet:
    """The draft in Japanese, of a packet that holds what it cannot be drafted without (`documents` asks)."""
    fields = packet.fields
    return japanese_sheet(
        packet,
        title=TITLE,
        boxed=Section("この資料の扱い（提出前に外してください）", Rows(handling_rows(packet))),
        sections=(
            Section("代理人へ", Rows((*_dates(fields), *(("確認", hint) for hint in HINTS)))),
            Section("日付・宛先", Rows((("日付", _BLANK), ("宛先", _BLANK)))),
            Section("請求者", Rows(_claimant(fields))),
            Section("貴社が管理する特定電気通信設備等（場所）", table("locations", fields["locations"])),
            Section("掲載された情報", Rows(_information(fields))),
            Section("侵害された権利", Prose(_BLANK)),
            Section("権利が明らかに侵害されたとする理由", Rows(_reasons(fields))),
            Section("開示を受けるべき正当な理由", Prose("\n".join(GROUNDS))),
            Section("開示を請求する発信者情報", Prose("\n".join(ASKED_FOR))),
            Section("証拠", table("evidence_inventory", fields["evidence_inventory"])),
            Section("発信者に示したくない私の情報", Prose(_UNSHOWN)),
            *(Section(f"参考（提出しない）: {it.heading}", it.content) for it in tables_of(fields, _BESIDE)),
        ),
    )


def _dates(fields: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    return rows_of(fields, ("matter_types", "age_band_at_images", "log_loss_date", "next_clock", "respond_by")).pairs


def _claimant(fields: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    name = str(fields.get("legal_name") or "").strip() or _BLANK
    return (("氏名", name), ("住所", _BLANK), ("連絡先", _BLANK), ("代理人・印", _BLANK))


def _information(fields: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    return (
        *rows_of(fields, ("harm_code", "synthetic"), PROFILE.words).pairs,
        ("画像", "画像・動画は添付しません。"),
    )


def _reasons(fields: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """What is there to write it from: whoever posted it will read the reasons, so nothing in them names her."""
    written = str(fields.get("no_consent_statement") or "")
    said = for_the_uploader(written, str(fields.get("legal_name") or ""), ())
    return (*(((label("no_consent_statement"), said),) if said else ()), ("理由", _BLANK))
