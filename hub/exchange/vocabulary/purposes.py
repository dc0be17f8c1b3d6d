"""What a disclosure is for: read to the person, so in easy Japanese, too."""

from types import MappingProxyType

from hub.exchange.vocabulary.code_set import CodeSet, code
from hub.kit.text import Phrase

PURPOSES = CodeSet(
    "purpose",
    "What a disclosure is for.",
    (
        code("legal_advice", Phrase("Legal advice"), "A lawyer advises or acts for her.", "helps_her", "referral"),
        code("removal", Phrase("A request to remove"), "A platform removes what is there.", "request"),
        code("preservation", Phrase("A request to keep logs"), "A platform keeps logs and content.", "request"),
        code("care", Phrase("Care", "purposes"), "Somebody supports or treats her.", "helps_her", "referral"),
        code(
            "hotline_report",
            Phrase("A report to a hotline"),
            "A hotline passes it on and asks for removal.",
            "helps_her",
            "referral",
        ),
        code(
            "police_report",
            Phrase("A report to the police"),
            "The police are told or asked.",
            "helps_her",
            "referral",
        ),
        code(
            "payment_report",
            Phrase("A report to a bank or payment service"),
            "Who received extorted money is told where it went; never why.",
            "referral",
        ),
        code(
            "self_report", Phrase("A service that she uses herself"), "She goes there herself; nothing leaves the hub."
        ),
    ),
    MappingProxyType(
        {
            "helps_her": "It serves the person herself, so her story may go with it.",
            "referral": "A referral is made for it.",
            "request": "A platform is asked for it by a request with items and a signer; no story goes with it.",
        }
    ),
)
REMOVAL, PRESERVATION = PURPOSES["removal"].code, PURPOSES["preservation"].code
"""What a platform is asked for: laws of removing hold for the first alone."""
REQUEST_PURPOSES = PURPOSES.having("request")
REQUESTED = PURPOSES.only("request_purpose", "What a platform can be asked for.", *REQUEST_PURPOSES)
REFERRAL_PURPOSES = PURPOSES.only("referral_purpose", "What a referral can be for.", *PURPOSES.having("referral"))
