"""Harm codes in the words of a form whose box asks what is shown: it is described, and never attached."""

from collections.abc import Mapping
from types import MappingProxyType

from hub.exchange.words import Override
from hub.kit.text import Phrase

_BOX = "The form's box asks what can be seen there, not what was done to whom."
_SHOWN = {
    "NCII_ADULT": Phrase("Sexual image or film shown without consent"),
    "NCII_ADULT_SYNTH": Phrase("Synthetic sexual image or film made and shown without consent"),
    "SEXTORTION_ADULT": Phrase("Threat with a sexual image or film"),
    "SEXTORTION_MINOR": Phrase("Threat with a sexual image or film to somebody under 18"),
    "IMAGE_MINOR": Phrase("Sexual image or film of somebody under 18"),
    "IMAGE_MINOR_SYNTH": Phrase("Synthetic sexual image or film of somebody under 18"),
    "SECRET_FILMING": Phrase("Sexual image or film taken in secret"),
    "SECRET_FILMING_MINOR": Phrase("Sexual image or film taken in secret of somebody under 18"),
    "COERCED_PORNOGRAPHY": Phrase("Sexual image or film made under coercion"),
    "DOXXING": Phrase("Personal details made public"),
}
WHAT_IS_SHOWN: Mapping[str, Override] = MappingProxyType(
    {
        "harm_code": Override(Phrase("Kind"), "The form's own name for the box."),
        **{f"harm_code/{code}": Override(words, _BOX) for code, words in _SHOWN.items()},
    }
)
"""For the profiles of such forms."""
