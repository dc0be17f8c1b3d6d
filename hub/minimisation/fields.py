"""Asking the catalogue: the field of a name, and which map of field to form can stand in a consent or an agreement."""

from collections.abc import Mapping

from hub.exchange.vocabulary.disclosure import FORMS
from hub.exchange.vocabulary.field import Field
from hub.exchange.vocabulary.fields import CATALOGUE
from hub.kit.errors import Invalid, Reason

__all__ = ["CATALOGUE", "form_reasons", "known_field"]


def known_field(name: str) -> Field:
    """The field of this name; raises `Invalid` with `unknown_field` (and not the name, which may be content)."""
    if name not in CATALOGUE:
        raise Invalid(Reason("unknown_field"))
    return CATALOGUE[name]


def form_reasons(forms: Mapping[str, str]) -> tuple[Reason, ...]:
    """Why this map of field to form cannot stand in a consent, an agreement or a profile; empty where it can."""
    return tuple(reason for name, form in forms.items() for reason in _form_reasons(name, form))


def _form_reasons(name: str, form: str) -> tuple[Reason, ...]:
    if name not in CATALOGUE:
        return (Reason("unknown_field"),)
    if not CATALOGUE[name].leaves:
        return (Reason("never_leaves", name),)
    if form not in FORMS:
        return (Reason("malformed", name),)
    if form == "generalised" and CATALOGUE[name].coarse is None:
        return (Reason("no_generalised_form", name),)
    return ()
