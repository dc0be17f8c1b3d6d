"""What Article 16(2) asks for, and the ceiling that stands where no agreement can exist."""

from datetime import date

from hub.exchange.packets import Form
from hub.exchange.profiles import Ceiling, Need, Profile
from hub.kit.text import Text

_NEEDS = (
    Need("items", required=True),
    Need("legal_ground", required=True),
    Need("explanation", required=True),
    Need("good_faith", required=True),
    Need("signer", required=True),
    # Name and mail of the notifier: the law lets them out for child sexual abuse offences, so `elements` decides.
    Need("reply_contact"),
    Need("harm_code"),
    Need("age_band_at_images", "generalised"),
    Need("synthetic"),
    Need("no_consent_statement"),
    Need("respond_by"),
)
_FIELDS: dict[str, Form] = {need.field: need.form for need in _NEEDS}

PROFILE = Profile(
    name="dsa_notice",
    title=Text("EU デジタルサービス法 第16条の通知", "Notice under Article 16 of the EU Digital Services Act"),
    channel="mail",
    offer=(),
    packet={"removal": _NEEDS},
    ceiling=Ceiling(
        kind="statutory_notice",
        source="Regulation (EU) 2022/2065 Art. 16(2)",
        valid_from=date(2024, 2, 17),
        valid_to=None,
        purposes=frozenset({"removal"}),
        fields=_FIELDS,
        # Complaints against the platform's decision stay open for six months (Art. 20(1)).
        retention_days=184,
    ),
    evidence="Text of Art. 16(1) to (3) read in a reprint of the law; see README.md.",
)
