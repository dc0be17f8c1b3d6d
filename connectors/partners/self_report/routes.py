"""Which service fits how old she was in the images. Pure."""

_BY_AGE = {"yes": ("take_it_down", "report_remove"), "no": ("stopncii",)}
_NOT_KNOWN = ("take_it_down", "report_remove", "stopncii")
"""Where nobody knows, all are shown and she chooses."""


def fitting(under_18_in_images: object) -> tuple[str, ...]:
    """The services for an answer to "under 18 in the images": yes, no, or anything else for not known."""
    return _BY_AGE.get(str(under_18_in_images), _NOT_KNOWN)
