"""Input shapes that several mutations share, and what they are to the use cases."""

from collections.abc import Mapping, Sequence
from typing import Any, cast
from uuid import UUID

import graphene

from hub.exchange.packets import Form
from hub.exchange.vocabulary import CATALOGUE
from hub.kit.errors import Invalid, Reason
from schema.engine import enums
from schema.engine.scalars import FieldValue


class FieldInput(graphene.InputObjectType):
    """One field of the catalogue with its value."""

    name = graphene.String(required=True, description="The field's name, e.g. `call_name`.")
    value = FieldValue(description="Its value in the form that the catalogue asks for; null takes the field away.")


class FormInput(graphene.InputObjectType):
    """One field of the catalogue with the form in which it may leave."""

    name = graphene.String(required=True, description="The field's name, e.g. `age_band_now`.")
    form = enums.FieldForm(required=True, description="In which form; `GENERALISED` is the coarser one.")


def field_list(description: str, *, required: bool = True) -> graphene.List:
    """A list of fields with their values."""
    return graphene.List(graphene.NonNull(FieldInput), required=required, description=description)


def form_list(description: str, *, required: bool = True) -> graphene.List:
    """A list of fields with their forms."""
    return graphene.List(graphene.NonNull(FormInput), required=required, description=description)


def values_by_name(given: Sequence[Mapping[str, Any]] | None) -> dict[str, Any]:
    """Name to value; raises `Invalid` where a field is unknown or named twice."""
    return _by_name(given, "value")


def forms_by_name(given: Sequence[Mapping[str, Any]] | None) -> dict[str, Form]:
    """Name to form; raises `Invalid` where a field is unknown or named twice. Whether it is a form comes later."""
    return cast("dict[str, Form]", _by_name(given, "form"))


def _by_name(given: Sequence[Mapping[str, Any]] | None, what: str) -> dict[str, Any]:
    rows = given or ()
    unknown = [f"fields.{place}.name" for place, row in enumerate(rows) if row["name"] not in CATALOGUE]
    if unknown:
        raise Invalid(*(Reason("unknown_field", path, tuple(CATALOGUE)) for path in unknown))
    found = {row["name"]: row.get(what) for row in rows}
    if len(found) != len(rows):
        raise Invalid(Reason("malformed", "fields"))
    return found


def kinds_barred(description: str) -> graphene.List:
    """A list of kinds of recipient that the person bars."""
    return graphene.List(graphene.NonNull(enums.RecipientKind), description=description)


def barred_words(kinds: Sequence[str] | None, organisations: Sequence[UUID] | None) -> list[str] | None:
    """Kinds, then organisations by their bare ids, as a case keeps whom she bars; None where neither is given."""
    if kinds is None and organisations is None:
        return None
    return [*(kinds or ()), *(str(one) for one in organisations or ())]
