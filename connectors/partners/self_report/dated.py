"""What could not be read at its owner: kept apart with the day on which it was written down, to be looked at again."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from hub.exchange.vocabulary.person import SELF_SERVICES
from hub.kit.text import Phrase, Text

WRITTEN_ON = date(2026, 11, 30)
"""All of this comes from second-hand sources; README.md says which."""


@dataclass(frozen=True)
class ReportService:
    """One service. `address`: as text, never a link. `asks`: what she needs there; `happens`: what follows."""

    address: str
    for_whom: Text
    asks: Text
    happens: Text


_SAME = Phrase(
    "Digits are computed from the image on her own device; the image stays there. Services that take part look for the "
    "same image in what is public and not encrypted. Nothing is promised, and what was downloaded stays out there."
)
SERVICES: Mapping[str, ReportService] = SELF_SERVICES.each(
    {
        "take_it_down": ReportService(
            "takeitdown.ncmec.org",
            Phrase("For images in which you were under 18, whatever your age today."),
            Phrase("The device with the image. No name, no account."),
            _SAME,
        ),
        "report_remove": ReportService(
            "Report Remove (Childline, IWF)",
            Phrase("For young people under 18 in the United Kingdom."),
            Phrase("The service asks for your age, and may ask you to show it."),
            Phrase("People there look at what you report, and ask for removal. Ask first what they see and keep."),
        ),
        "stopncii": ReportService(
            "stopncii.org",
            Phrase("For images in which you were 18 or over."),
            Phrase("The device with the image. You get a case number and a PIN: tell nobody the PIN, not us either."),
            _SAME,
        ),
    }
)
