"""The catalogue: every field a case or a request can hold, what it is, and whether and how it may leave."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from hub.emergencies.dangers import DANGERS
from hub.kit.errors import Invalid, Reason
from hub.kit.text import Bilingual
from hub.minimisation.field import ADVICE, PURPOSES, Category, Field, Sensitivity, ValueKind
from hub.minimisation.generalised import amount_band, country_only, day, minor
from hub.minimisation.words import AGE_BANDS, HARM_CODES, MATTERS, PATTERNS, YES_NO_UNKNOWN


def _field(
    name: str,
    category: Category,
    sensitivity: Sensitivity,
    kind: ValueKind,
    ja: str,
    en: str,
    purposes: frozenset[str] = PURPOSES,
    **more: Any,  # noqa: ANN401 - the optional columns of Field
) -> Field:
    return Field(name, category, sensitivity, kind, Bilingual(ja, en), purposes, **more)


def _internal(name: str, kind: ValueKind, ja: str, en: str, **more: Any) -> Field:  # noqa: ANN401
    return _field(name, "internal", "endangering", kind, ja, en, frozenset({"own_record"}), leaves=False, **more)


def _request(name: str, kind: ValueKind, ja: str, en: str, **more: Any) -> Field:  # noqa: ANN401
    return _field(name, "request", "ordinary", kind, ja, en, consent_needed=False, **more)


_ROWS = (
    _field("call_name", "identity", "endangering", "line", "呼び名", "Name to call", ADVICE),
    _field("legal_name", "identity", "endangering", "line", "氏名", "Legal name", ADVICE),
    _field("prefecture", "identity", "endangering", "line", "都道府県", "Prefecture", ADVICE, generalise=country_only),
    _field("signer_name", "identity", "endangering", "line", "署名者の氏名", "Name of the signer"),
    _field(
        "age_band_now",
        "age",
        "sensitive",
        "choice",
        "いまの年齢層",
        "Age band now",
        generalise=minor,
        in_offer=True,
        choices=AGE_BANDS,
    ),
    _field(
        "age_band_at_images",
        "age",
        "sensitive",
        "choice",
        "画像当時の年齢層",
        "Age band in the images",
        generalise=minor,
        in_offer=True,
        choices=AGE_BANDS,
    ),
    _field(
        "pattern",
        "circumstances",
        "sensitive",
        "choice",
        "被害の型",
        "Pattern of harm",
        in_offer=True,
        choices=PATTERNS,
    ),
    _field(
        "harm_code",
        "circumstances",
        "sensitive",
        "choice",
        "被害の分類",
        "Harm code",
        in_offer=True,
        choices=HARM_CODES,
    ),
    _field(
        "exposure",
        "circumstances",
        "sensitive",
        "choice",
        "公開の有無",
        "Threatened or published",
        in_offer=True,
        choices=("threatened", "published"),
    ),
    _field(
        "synthetic",
        "circumstances",
        "sensitive",
        "choice",
        "合成画像か",
        "Synthetic image",
        in_offer=True,
        choices=YES_NO_UNKNOWN,
    ),
    _field("narrative", "circumstances", "endangering", "text", "経緯", "What happened", ADVICE),
    _field("timeline", "circumstances", "endangering", "rows", "時系列", "Timeline", ADVICE),
    _field(
        "demand_kinds",
        "demand",
        "sensitive",
        "choices",
        "要求の種類",
        "What is demanded",
        ADVICE,
        in_offer=True,
        choices=("money", "images", "meeting", "other"),
    ),
    _field(
        "demand_amount_jpy",
        "demand",
        "sensitive",
        "amount",
        "要求額（円）",
        "Amount demanded (yen)",
        ADVICE,
        generalise=amount_band,
        in_offer=True,
    ),
    _field(
        "paid",
        "demand",
        "sensitive",
        "choice",
        "支払いの有無",
        "Paid or not",
        ADVICE,
        in_offer=True,
        choices=("no", "partly", "yes", "unknown"),
    ),
    _field(
        "offender_deadline",
        "demand",
        "sensitive",
        "instant",
        "加害者が示した期限",
        "Deadline set by the offender",
        ADVICE,
        generalise=day,
        in_offer=True,
    ),
    _field(
        "offender_handles", "offender", "endangering", "rows", "加害者のアカウント", "Offender's handles", in_offer=True
    ),
    _field("offender_details", "offender", "endangering", "text", "加害者について", "About the offender", ADVICE),
    _field(
        "offender_knows_address",
        "offender",
        "sensitive",
        "choice",
        "加害者は住所を知っているか",
        "Offender knows the address",
        ADVICE,
        in_offer=True,
        choices=YES_NO_UNKNOWN,
    ),
    _field("locations", "location", "endangering", "rows", "掲載場所（URL）", "Locations (URL)"),
    _field("accounts", "location", "endangering", "rows", "掲載アカウント", "Accounts that publish"),
    _field("hashes", "location", "endangering", "rows", "ハッシュ値", "Hashes"),
    _field("evidence_inventory", "evidence", "sensitive", "rows", "証拠目録", "Evidence inventory"),
    _field(
        "matter_types",
        "legal",
        "sensitive",
        "choices",
        "相談事項",
        "Matter types",
        ADVICE,
        in_offer=True,
        choices=MATTERS,
    ),
    _field(
        "log_loss_date",
        "legal",
        "sensitive",
        "date",
        "通信記録が消える見込みの日",
        "Date when logs may be lost",
        in_offer=True,
    ),
    _field(
        "fee_source",
        "legal",
        "sensitive",
        "choice",
        "費用の出どころ",
        "Source of fees",
        ADVICE,
        in_offer=True,
        choices=("none", "legal_aid", "own_means", "unknown"),
    ),
    _field("no_consent_statement", "legal", "sensitive", "text", "同意がない旨の申述", "Statement of no consent"),
    _field("requests_already_sent", "legal", "sensitive", "rows", "送信済みの削除依頼", "Requests already sent"),
    _field("safe_contact", "contact", "endangering", "record", "安全な連絡方法", "Safe contact", ADVICE),
    _field(
        "self_harm_asked",
        "care",
        "endangering",
        "choice",
        "自傷の確認",
        "Self-harm asked",
        ADVICE,
        choices=("not_asked", "asked_no", "asked_yes"),
    ),
    _field(
        "guardian_involvement",
        "care",
        "sensitive",
        "choice",
        "保護者の関与",
        "Guardian involvement",
        in_offer=True,
        choices=("informed", "not_informed", "consenting", "unknown"),
    ),
    _field(
        "danger_kinds",
        "care",
        "sensitive",
        "choices",
        "いまの危険の種類",
        "Kind of danger",
        ADVICE,
        in_offer=True,
        choices=tuple(DANGERS),
    ),
    _field("danger_who", "identity", "endangering", "line", "危険にある人", "Who is in danger", ADVICE),
    _field("danger_where", "contact", "endangering", "text", "いる場所・見つけ方", "Where, or how to find her", ADVICE),
    _field("danger_words", "care", "endangering", "text", "いまの危険", "The danger in words", ADVICE),
    _internal("wishes", "record", "本人の希望", "The person's wishes"),
    _internal("barred_recipients", "choices", "伝えない相手", "Recipients barred by the person"),
    _internal("statistics_agreed", "choice", "統計への同意", "Statistics agreed", choices=("yes", "no")),
    _request("signer", "record", "署名者", "Signer"),
    _request("legal_ground", "text", "法的根拠", "Legal ground"),
    _request("explanation", "text", "理由の説明", "Explanation"),
    _request("good_faith", "record", "誠実な申告の表明", "Statement of good faith"),
    _request("reply_contact", "record", "返信先", "Reply contact"),
    _request("respond_by", "instant", "回答の目標時刻", "Respond by", in_offer=True),
    _request("next_clock", "date", "次の期限", "Next clock", in_offer=True),
    _request("items", "rows", "対象の一覧", "Items"),
)

CATALOGUE: Mapping[str, Field] = MappingProxyType({row.name: row for row in _ROWS})
"""Name to field, in the order in which forms show them."""


def field(name: str) -> Field:
    """The field of this name; raises `Invalid` with `unknown_field` (and not the name, which may be content)."""
    if name not in CATALOGUE:
        raise Invalid(Reason("unknown_field"))
    return CATALOGUE[name]


def form_reasons(forms: Mapping[str, str]) -> tuple[Reason, ...]:
    """Why this map of field to form cannot stand in a consent, an agreement or a profile; empty where it can."""
    return tuple(reason for name, form in forms.items() for reason in _form_reasons(name, form))


def _form_reasons(name: str, form: str) -> tuple[Reason, ...]:
    if name not in CATALOGUE:
        return (Reason("unknown_field"),)
    if not CATALOGUE[name].leaves:
        return (Reason("never_leaves", name),)
    if form not in ("full", "generalised"):
        return (Reason("malformed", name),)
    if form == "generalised" and CATALOGUE[name].generalise is None:
        return (Reason("no_generalised_form", name),)
    return ()
