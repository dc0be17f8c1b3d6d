"""What section 3 of the Act asks of a removal request, and the ceiling that stands where no agreement can exist."""

from datetime import date

from connectors.kit.letter_words import TO_A_PLATFORM
from hub.exchange.packets import Form
from hub.exchange.profiles import Ceiling, Need, Profile
from hub.exchange.words import Override, Words
from hub.kit.text import Text

_NEEDS = (
    # Section 3: (1) signature, (2) the depiction and where it is, (3) no consent, in good faith, (4) a contact.
    Need("signer", required=True, parts=("role", "authority", "signed_at")),
    # An address says that it is published; a threat alone has none, and this form is not for it.
    Need("items", required=True, one_of_kind="url"),
    Need("no_consent_statement", required=True),
    Need("good_faith", required=True, parts=("statement", "at")),
    # No exception for a child, unlike the notice by EU law.
    Need("reply_contact", required=True, parts=("name", "mail")),
    Need("explanation"),
    Need("harm_code"),
    Need("synthetic"),
    Need("respond_by"),
)
_FIELDS: dict[str, Form] = {need.field: need.form for need in _NEEDS}
_RETENTION_DAYS = 90
"""Our own choice: the Act names no time. Long enough for 48 hours, a second look and a complaint to the FTC."""

PROFILE = Profile(
    name="take_it_down_act",
    title=Text("米国 TAKE IT DOWN法の削除請求", "Removal request under the US TAKE IT DOWN Act"),
    channel="mail",
    offer=(),
    packet={"removal": _NEEDS},
    ceiling=Ceiling(
        kind="statutory_notice",
        source="TAKE IT DOWN Act section 3 (Public Law 119-12)",
        valid_from=date(2026, 5, 19),
        valid_to=None,
        purposes=frozenset({"removal"}),
        fields=_FIELDS,
        retention_days=_RETENTION_DAYS,
    ),
    evidence="Elements of section 3 read in the text of Public Law 119-12; see README.md.",
    words=Words(
        {
            **TO_A_PLATFORM,
            "synthetic": Override(Text("デジタル偽造（合成・改変）", "Digital forgery"), "The Act's own term."),
            "explanation": Override(
                Text("くわしい事情", "Further information"), "Section 3 asks for no explanation; it comes on top."
            ),
        }
    ),
)
