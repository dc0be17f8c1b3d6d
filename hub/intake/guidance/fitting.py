"""Which cards fit a case: what is not known speaks against none that protects. Pure."""

from collections.abc import Collection, Mapping
from typing import Any

from hub.intake.guidance.cards import GuidanceCard
from hub.minimisation.generalised import minor

_AGES = ("age_band_now", "age_band_at_images")


def fits(card: GuidanceCard, values: Mapping[str, Any], barred: Collection[str]) -> bool:
    """Whether this card is proposed for a case with these values, of a person who bars these; any can be told."""
    if card.unless_barred and card.unless_barred in barred:
        return False
    if card.under_18:
        ages = {minor(values.get(name)) for name in _AGES}
        return "yes" in ages or minor(values.get("age_band_at_images")) != "no"
    if not card.when and not card.when_recorded:
        return True
    told = any(values.get(name) in codes for name, codes in card.when.items())
    return told or any(values.get(name) for name in card.when_recorded)
