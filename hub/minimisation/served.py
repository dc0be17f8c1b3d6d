"""What a recipient can ever get for a purpose, whatever is agreed: a yes to anything else would be a yes to nothing."""

from collections.abc import Iterable

from hub.exchange.profiles import Profile
from hub.kit.errors import Reason
from hub.minimisation.fields import CATALOGUE
from hub.minimisation.takedown_rules import SOURCE


def never_reasons(fields: Iterable[str], purpose: str, profile: Profile | None) -> tuple[Reason, ...]:
    """Each field that could never leave for this purpose by this form; empty where all could.

    `profile` None: no form (telephone, paper); then the field's own nature alone speaks. A form that asks for items
    lives on the places from which they come: consent to those is consent to the item.
    """
    if profile is not None and purpose not in profile.purposes():
        return (Reason("purpose_not_served", "purpose"),)
    served = None if profile is None else _served(profile, purpose)
    return tuple(Reason("never_needed", name) for name in fields if not _could_leave(name, purpose, served))


def _could_leave(name: str, purpose: str, served: frozenset[str] | None) -> bool:
    field = CATALOGUE.get(name)
    by_nature = field is not None and field.leaves and purpose in field.purposes
    return by_nature and (served is None or name in served)


def _served(profile: Profile, purpose: str) -> frozenset[str]:
    asked = {need.field for need in (*profile.offer, *profile.packet[purpose])}
    return frozenset(asked | (set(SOURCE.values()) if "items" in asked else set()))
