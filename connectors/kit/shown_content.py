"""Harm codes in the words of a form whose box asks what is shown: it is described, and never attached."""

from collections.abc import Mapping
from types import MappingProxyType

from hub.exchange.words import Override
from hub.kit.text import Text

_BOX = "The form's box asks what can be seen there, not what was done to whom."
_SHOWN = {
    "NCII_ADULT": Text("同意なく公開された性的な画像・動画", "Sexual image or film shown without consent"),
    "NCII_ADULT_SYNTH": Text(
        "同意なく作られ公開された合成の性的な画像・動画",
        "Synthetic sexual image or film made and shown without consent",
    ),
    "SEXTORTION_ADULT": Text("性的な画像・動画を使ったおどし", "Threat with a sexual image or film"),
    "SEXTORTION_MINOR": Text(
        "18歳未満の人への性的な画像・動画を使ったおどし",
        "Threat with a sexual image or film to somebody under 18",
    ),
    "IMAGE_MINOR": Text("18歳未満の人の性的な画像・動画", "Sexual image or film of somebody under 18"),
    "IMAGE_MINOR_SYNTH": Text(
        "18歳未満の人の合成の性的な画像・動画", "Synthetic sexual image or film of somebody under 18"
    ),
    "SECRET_FILMING": Text("ひそかに撮影された性的な画像・動画", "Sexual image or film taken in secret"),
    "SECRET_FILMING_MINOR": Text(
        "ひそかに撮影された18歳未満の人の性的な画像・動画",
        "Sexual image or film taken in secret of somebody under 18",
    ),
    "COERCED_PORNOGRAPHY": Text("強要されて撮影された性的な画像・動画", "Sexual image or film made under coercion"),
    "DOXXING": Text("個人情報の公開", "Personal details made public"),
}
WHAT_IS_SHOWN: Mapping[str, Override] = MappingProxyType(
    {
        "harm_code": Override(Text("種類", "Kind"), "The form's own name for the box."),
        **{f"harm_code/{code}": Override(words, _BOX) for code, words in _SHOWN.items()},
    }
)
"""For the profiles of such forms."""
