"""What the person said of herself and her safety: as it was said, by whom, and whether it counts."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import graphene

import hub.statements.said
from hub.kit.errors import Reason
from hub.statements.contradictions import waiting
from schema.engine import enums
from schema.engine.errors import Problem, reasons_told
from schema.engine.references import global_id
from schema.engine.scalars import DateTime, FieldValue


class Statement(graphene.ObjectType):
    """One statement, kept as it was said; nothing replaces it. The more protective reading of all of them rules."""

    id = graphene.ID(required=True, description="The statement, `Statement:…`.")
    kind = enums.StatementKind(
        required=True,
        description="What was said.",
    )
    value = FieldValue(description="What was said; null for the shared word, of which only a hash is kept.")
    said_by = enums.Voice(required=True, description="Who said it.")
    method = enums.Way(required=True, description="How it was said.")
    language = enums.Language(required=True, description="The language in which it was said.")
    wording = graphene.String(required=True, description="The version of the text that was read out.")
    said_at = DateTime(description="When it was said; null for what is older than this history.")
    recorded_by = graphene.ID(description="Who recorded it, `Principal:…`; null for what is older than this history.")
    recorded_at = DateTime(required=True, description="When.")
    counts = graphene.Boolean(
        required=True, description="Whether it counts as a yes; what protects more always counts."
    )
    not_counted = graphene.List(
        graphene.NonNull(Problem), required=True, description="Why it does not count; empty where it does."
    )
    contradicts = graphene.ID(description="An earlier statement that cannot be true beside it.")
    about = graphene.ID(description="The statement that it settles, restores, confirms, or would raise by birthdays.")
    unsettled = graphene.Boolean(
        required=True, description="Whether it waits for another member of the team (`settleContradiction`)."
    )
    act_id = graphene.ID(description="The act that a second person confirms before it counts, `TwoPersonAct:…`.")


def shown(said: Sequence[hub.statements.said.Statement], language: str) -> list[dict[str, Any]]:
    """The statements as the API shows them, in order."""
    open_ones = {one.id for one in waiting(said)}
    return [_row(one, language, unsettled=one.id in open_ones) for one in said]


def _row(one: hub.statements.said.Statement, language: str, *, unsettled: bool) -> dict[str, Any]:
    act = one.value.get("act")
    return {
        "id": global_id("Statement", one.id),
        "kind": one.kind,
        "value": None if one.kind == "word" else {n: v for n, v in one.value.items() if n != "act"},
        "said_by": one.how.said_by,
        "method": one.how.method,
        "language": one.how.language,
        "wording": one.how.wording,
        "said_at": one.how.said_at,
        "recorded_by": global_id("Principal", one.recorded_by) if one.recorded_by else None,
        "recorded_at": one.recorded_at,
        "counts": one.counts,
        "not_counted": reasons_told([Reason(code) for code in one.not_counted], language),
        "contradicts": global_id("Statement", one.contradicts) if one.contradicts else None,
        "about": global_id("Statement", one.about) if one.about else None,
        "unsettled": unsettled,
        "act_id": global_id("TwoPersonAct", UUID(act)) if act else None,
    }
