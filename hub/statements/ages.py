"""How old she is, by everything that was said: the youngest rules until another human settles it. Pure.

Nothing said towards adult takes a child's protection away by itself, whoever says it and however often.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Literal

from hub.statements.said import Statement, settled, until

AgeKind = Literal["age-now", "age-at-images"]
KINDS: tuple[AgeKind, AgeKind] = ("age-now", "age-at-images")
UNKNOWN = "unknown"
_RANK: Mapping[str, int] = {"under_13": 0, "13_15": 1, "16_17": 2, UNKNOWN: 3, "18_19": 4, "20_or_over": 5}
"""The smaller, the more protective: one who may be a child stands with the children."""
_YEARS: Mapping[str, tuple[int, int]] = {
    "under_13": (0, 13),
    "13_15": (13, 16),
    "16_17": (16, 18),
    "18_19": (18, 20),
    "20_or_over": (20, 150),
}
"""The first year of life of a band, and the birthday that ends it."""
_YEAR = timedelta(days=365)


def rank(band: str | None) -> int:
    """Where a band stands between child and adult; nothing said counts as unknown."""
    return _RANK.get(band or UNKNOWN, _RANK[UNKNOWN])


def may_be_child(band: str | None) -> bool:
    """Whether a person of this band is, or may be, under 18."""
    return rank(band) <= _RANK[UNKNOWN]


def younger(*bands: str | None) -> str:
    """The band that protects most."""
    return min((band or UNKNOWN for band in bands), key=rank)


def standing(statements: Iterable[Statement], kind: AgeKind) -> tuple[Statement, ...]:
    """What counts of all that was said of this age, in order; what a human set aside is not in it."""
    said = tuple(statements)
    answer = settled(said)
    mine = [one for one in said if one.kind == kind and one.counts and answer.get(one.id) != "earlier"]
    holding = [one.number for one in mine if answer.get(one.id) == "later"]
    return tuple(one for one in mine if one.number >= max(holding, default=0))


def ruling(statements: Iterable[Statement], kind: AgeKind) -> Statement | None:
    """The statement that rules: the youngest of those that count; None where nothing was said.

    An "unknown" that was followed by an age said only that nobody had asked yet; one that follows an age is a doubt.
    """
    found = standing(statements, kind)
    first = next((one.number for one in found if one.value["band"] != UNKNOWN), None)
    weighed = [one for one in found if first is None or one.number >= first]
    return min(weighed, key=lambda one: (rank(one.value["band"]), one.number), default=None)


def band(statements: Iterable[Statement], kind: AgeKind) -> str | None:
    """The band that rules; None where nothing was said."""
    found = ruling(statements, kind)
    return str(found.value["band"]) if found else None


def lowers(before: str | None, said: str) -> bool:
    """Whether this would take protection away from what stands: it goes towards adult."""
    return rank(said) > rank(before)


def by_birthdays(kind: AgeKind, before: Statement, said: str, at: datetime) -> bool:
    """Whether birthdays since then can explain the older band. The age in the images never moves with birthdays."""
    was = str(before.value["band"])
    if kind == "age-at-images" or was not in _YEARS or said not in _YEARS or not lowers(was, said):
        return False
    gap = _YEARS[said][0] - _YEARS[was][1]
    return at - before.recorded_at >= gap * _YEAR


def contradicted(statements: Sequence[Statement], kind: AgeKind, said: str, at: datetime) -> Statement | None:
    """The earlier statement that cannot be true beside this one; None where there is none.

    She cannot have been older in the images than she is now.
    """
    before = ruling(statements, kind)
    if before is not None and _against(kind, before, said, at):
        return before
    other = ruling(statements, KINDS[1] if kind == KINDS[0] else KINDS[0])
    if other is None:
        return None
    now, images = (said, other.value["band"]) if kind == "age-now" else (other.value["band"], said)
    return other if older_in_images(now, images) else None


def older_in_images(now: str, images: str) -> bool:
    """Whether she would have been older in the images than she is now: one of the two cannot be true."""
    return UNKNOWN not in (now, images) and rank(images) > rank(now)


def _against(kind: AgeKind, before: Statement, said: str, at: datetime) -> bool:
    was = str(before.value["band"])
    if was in (said, UNKNOWN):
        return False
    if said == UNKNOWN:
        return not may_be_child(was)
    return not by_birthdays(kind, before, said, at)


def bands_between(statements: Sequence[Statement], since: datetime, now: datetime) -> tuple[str, str] | None:
    """The most protective reading of both ages at any moment from `since` to `now`; None where nothing was said.

    A yes that was given while she was a child is judged as a child's, whatever was said of her age afterwards.
    """
    if not any(one.kind in KINDS for one in statements):
        return None
    moments = [since, *(one.recorded_at for one in statements if since < one.recorded_at <= now), now]
    read = [[band(until(statements, moment), kind) for moment in moments] for kind in KINDS]
    return younger(*read[0]), younger(*read[1])
