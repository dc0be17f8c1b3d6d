"""What looks like a clock and is no law that a request counts by: what nobody verified, and habits of partners.

Shipped as configuration with the day on which it was read. No request looks here; the list of rules shows it as
disabled, so that whoever verifies a row knows what is missing.
"""

from datetime import date, timedelta
from typing import Final

from hub.deadlines.clock_rule import JAPAN, ClockRule
from hub.kit.text import Phrase

_READ: Final = date(2026, 11, 22)
_HOUR: Final = timedelta(hours=1)

LADDER: Final = ClockRule(
    "NTD-LADDER",
    1,
    Phrase("No statute: a day, then the next contact"),
    frozenset(),
    "sent",
    "none",
    0,
    "practice of a hotline tool for notices (an hour for a hoster or police, then 24 hours for each step)",
    "V-impl",
    reminders=(24 * _HOUR, 48 * _HOUR, 72 * _HOUR),
    on_expiry=Phrase("Next contact"),
    enabled=False,
    then=("second-notice", "next-contact"),
    read_on=_READ,
)
"""How long to wait for a platform to which no statute applies: a reminder to a person, never an end."""

NOT_LAW: Final[tuple[ClockRule, ...]] = (
    ClockRule(
        "JP-KOKUSO-6M",
        1,
        Phrase("Japan: six months for a criminal complaint where the offence needs one"),
        frozenset({"jp_provider", "intimate_image"}),
        "offender_known",
        "months",
        6,
        "Code of Criminal Procedure (Japan) art. 235",
        "U",
        zone=JAPAN,
        on_expiry=Phrase("Ask a lawyer soon: the right may be lost"),
        certain=False,
        enabled=False,
        then=("lawyer",),
        window=True,
        read_on=_READ,
    ),
    ClockRule(
        "KR-KCSC-24H",
        1,
        Phrase("Korea, review by the standards commission: 24 hours as quoted"),
        frozenset({"kr_operator", "intimate_image"}),
        "complaint",
        "hours",
        24,
        "practice, as quoted in the press",
        "U",
        certain=False,
        enabled=False,
        window=True,
        read_on=_READ,
    ),
    ClockRule(
        "NCMEC-OPEN",
        1,
        Phrase("NCMEC: an opened report vanishes a day after it was begun"),
        frozenset({"us_reporting_provider"}),
        "filing",
        "hours",
        24,
        "behaviour of the CyberTipline API (24 hours, or one hour after the last change where that is later)",
        "V-impl",
        on_expiry=Phrase("The report vanishes"),
        enabled=False,
        window=True,
        read_on=_READ,
    ),
    LADDER,
)
"""Every row that starts no clock."""
