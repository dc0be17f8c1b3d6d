"""Two words of hers that differ: walks in which the gate is asked again before a human has settled them."""

from typing import Final

from tests.narrowing.scenes import Step

_STOPPED: Step = ("suspension", ("ngo", "administrative"))
_WORKED: Step = ("worker", ())
_WAITS: Final = {
    "an offer": ("offer", "law", ("offer", ("c1", "law", ""))),
    "an untaken request": ("untaken", "site", ("send", ("c1", "site", ""))),
}
DOUBTS: Final[dict[str, tuple[tuple[Step, ...], tuple[str, ...]]]] = {
    f"two ages that differ end {what} where the gate is asked again": (
        (
            ("open_case", ("ngo", "minor", "")),
            ("consent", ("c1", body, "full", "90", "assent")),
            goes,
            ("age", ("c1", "adult")),
            *(_STOPPED, _WORKED, _STOPPED, _WORKED),
        ),
        (f"contradiction x {column} | status cancelled",),
    )
    for what, (column, body, goes) in _WAITS.items()
}
"""By what went wrong: the walk, and what its kind holds."""
