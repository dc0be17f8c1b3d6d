"""Does the harm code agree with how old she is (a child never goes out as an adult), is it an intimate image? Pure."""

from collections.abc import Mapping

from hub.kit.errors import Reason
from hub.minimisation.generalised import minor

_FOR_A_CHILD: Mapping[str, str] = {
    "SEXTORTION_ADULT": "harm_code_fits_sextortion_minor",
    "NCII_ADULT": "harm_code_fits_image_minor",
    "NCII_ADULT_SYNTH": "harm_code_fits_image_minor_synth",
    "SECRET_FILMING": "harm_code_fits_secret_filming_minor",
}
CHILD_CODES = frozenset(_FOR_A_CHILD.values())
"""The codes of `child_code_reasons`: they follow from her age, and no word of hers stands behind them."""
_FOR_AN_ADULT: Mapping[str, str] = {
    "SEXTORTION_MINOR": "harm_code_fits_sextortion_adult",
    "IMAGE_MINOR": "harm_code_fits_ncii_adult",
    "IMAGE_MINOR_SYNTH": "harm_code_fits_ncii_adult_synth",
    "SECRET_FILMING_MINOR": "harm_code_fits_secret_filming",
}
_INTIMATE = frozenset(
    {
        "NCII_ADULT",
        "NCII_ADULT_SYNTH",
        "IMAGE_MINOR",
        "IMAGE_MINOR_SYNTH",
        "SECRET_FILMING",
        "SECRET_FILMING_MINOR",
        "COERCED_PORNOGRAPHY",
    }
)
_ONCE_PUBLISHED = frozenset({"SEXTORTION_ADULT", "SEXTORTION_MINOR"})
"""A threat is no image yet: laws on intimate images reach it from the day on which the image is shown."""


def is_intimate_image(code: object, exposure: object) -> bool:
    """Whether what is reported is an intimate image as the laws on removal mean it.

    `code`: the harm code; `exposure`: `unknown`, `shown_to_some`, `threatened` or `published`.
    """
    return str(code) in _INTIMATE or (str(code) in _ONCE_PUBLISHED and exposure == "published")


def harm_code_reasons(code: object, now: object, at_images: object) -> tuple[Reason, ...]:
    """Why this code cannot stand beside these ages, with the one that fits; an unknown age contradicts nothing.

    `now`, `at_images`: age bands. Who was a child in the images stays one there.
    """
    ages = {minor(now), minor(at_images)}
    if "yes" in ages:
        return child_code_reasons(code, now, at_images)
    wrong = _FOR_AN_ADULT.get(str(code)) if ages == {"no"} else None
    return (Reason(wrong, "harm_code"),) if wrong else ()


def child_code_reasons(code: object, now: object, at_images: object) -> tuple[Reason, ...]:
    """The half of it that the gate asks: a child under the code of an adult."""
    wrong = _FOR_A_CHILD.get(str(code)) if "yes" in (minor(now), minor(at_images)) else None
    return (Reason(wrong, "harm_code"),) if wrong else ()
