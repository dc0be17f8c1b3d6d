"""What the form of 送信防止措置依頼書 asks for, and the ceiling that stands where no agreement can exist."""

from datetime import date

from connectors.kit.shown_content import WHAT_IS_SHOWN
from connectors.partners.japan_removal_request.dated import MAY_SIGN, NO_IMAGE_CODES
from hub.exchange.packets import Form
from hub.exchange.profiles import Ceiling, Need, Profile
from hub.exchange.words import Override, Words
from hub.kit.text import Text

_NEEDS = (
    # Who asks. The name is demanded by the form; it has a field of its own, consented to by itself.
    Need(
        "signer",
        required=True,
        parts=("role", "authority", "signed_at"),
        only={"role": MAY_SIGN},
    ),
    Need("signer_name", required=True),
    Need("reply_contact", required=True, parts=("name", "mail")),
    # Where it is, what it is, which right, and why: right and reasons go on to whoever posted it.
    Need("items", required=True, one_of_kind="url"),
    Need("harm_code", required=True),
    Need("legal_ground", required=True, goes_on=True),
    Need("explanation", required=True, goes_on=True),
    Need("no_consent_statement", required=True, unless={"harm_code": NO_IMAGE_CODES}, goes_on=True),
    # No part of the form: they let a provider act sooner.
    Need("age_band_at_images", "generalised"),
    Need("synthetic"),
    Need("respond_by"),
)
_FIELDS: dict[str, Form] = {need.field: need.form for need in _NEEDS}

_FORM = "The provider knows it by the words of the industry's form."

PROFILE = Profile(
    name="japan_removal_request",
    title=Text("送信防止措置依頼書（情報流通プラットフォーム対処法）", "Request to stop transmission (Japan)"),
    channel="mail",
    offer=(),
    packet={"removal": _NEEDS},
    ceiling=Ceiling(
        kind="statutory_notice",
        source="特定電気通信による情報の流通によって発生する権利侵害等への対処に関する法律（平成13年法律第137号）",
        valid_from=date(2025, 4, 1),
        valid_to=None,
        purposes=frozenset({"removal"}),
        fields=_FIELDS,
        # No time of the act's own: as long as a notice by EU law stays open for complaints.
        retention_days=184,
    ),
    evidence="Act 137 of 2001 as amended, in force from 2025-04-01; fields of the form second-hand; see README.md.",
    words=Words(
        {
            **WHAT_IS_SHOWN,
            "synthetic": Override(Text("合成または改変", "Synthetic or altered"), _FORM),
            "age_band_at_images:softened": Override(Text("写っている人が18歳未満", "Under 18 in the image"), _FORM),
            "no_consent_statement": Override(Text("同意がないこと", "No consent"), _FORM),
            "explanation": Override(Text("理由（被害の状況など）", "Reason (harm and the like)"), _FORM),
            "signer.prepared_by": Override(Text("書面の作成", "Paper prepared by"), _FORM),
            "signer_role/lawyer": Override(Text("弁護士（代理人）", "Lawyer (agent)"), "The form wants an agent."),
        }
    ),
)
