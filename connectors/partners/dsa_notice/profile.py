"""What Article 16(2) asks for, and the ceiling that stands where no agreement can exist."""

from datetime import date

from connectors.kit.letter_words import TO_A_PLATFORM
from hub.exchange.packets import Form
from hub.exchange.profiles import Ceiling, ComplaintForm, Need, Profile
from hub.exchange.vocabulary.harm import HARM_CODES
from hub.exchange.words import Override, Words
from hub.kit.text import Phrase

CHILD_ABUSE_CODES = HARM_CODES.having("minor")
"""Harm codes that involve an offence of Articles 3 to 7 of Directive 2011/93/EU: element (c) may then be left out."""
_NEEDS = (
    # Article 16(2): (a) reasons, (b) exact location, (c) name and mail of the notifier, (d) good faith.
    Need("legal_ground", required=True),
    Need("explanation", required=True),
    Need("items", required=True, one_of_kind="url"),
    Need("reply_contact", required=True, parts=("name", "mail"), unless={"harm_code": CHILD_ABUSE_CODES}),
    Need("good_faith", required=True, parts=("statement", "at")),
    # No element of the law; the hub sends no request that names none.
    Need("signer", required=True, parts=("role", "authority")),
    Need("harm_code"),
    Need("age_band_at_images", "generalised"),
    Need("synthetic"),
    Need("no_consent_statement"),
    Need("respond_by"),
)
_FIELDS: dict[str, Form] = {need.field: need.form for need in _NEEDS}

_READER = "The notice describes the content to a platform, in the words of the Union's law."


PROFILE = Profile(
    name="dsa_notice",
    title=Phrase("Notice under Article 16 of the EU Digital Services Act"),
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
    complaint=ComplaintForm(after="EU-DSA-DECISION", within="EU-DSA-COMPLAINT"),
    evidence="Text of Art. 16(1) to (3) read in a reprint of the law; see README.md.",
    words=Words(
        {
            **TO_A_PLATFORM,
            "age_band_at_images:softened": Override(Phrase("Person depicted was under 18"), _READER),
            "synthetic": Override(Phrase("Synthetic or manipulated"), _READER),
        }
    ),
)
