"""The clocks of law as they stand in the hub: every dated row, and those that start no clock yet."""

from typing import Any

import graphene

from hub.deadlines import clock_rule
from hub.deadlines.law import ROWS
from hub.deadlines.not_law import NOT_LAW
from schema.engine import enums
from schema.engine.context import Context
from schema.engine.guard import query
from schema.engine.scalars import Date, DateTime


class ClockRule(graphene.ObjectType):
    """One dated row: how long somebody may take, from what, by which law, and how far its source was read."""

    rule = graphene.String(required=True, description="Its id and version, e.g. `US-TIDA-48H/1`.")
    title = graphene.String(required=True, description="The law for people, in the caller's language.")
    length = graphene.Int(required=True, description="In units of `counting`; 0 where the law gives no number.")
    counting = enums.ClockCounting(required=True, description="How it is counted.")
    starts = enums.ClockStart(required=True, description="What it counts from.")
    source = graphene.String(required=True, description="Where it was read.")
    mark = enums.SourceMark(required=True, description="How far its source was read.")
    read_on = Date(description="When somebody looked at it last; null for rows of law.")
    enabled = graphene.Boolean(required=True, description="Whether it starts a clock. What is not verified never does.")
    certain = graphene.Boolean(required=True, description="Whether the way of counting was verified.")
    valid_from = DateTime(description="From when it applies; null where it always did.")
    valid_to = DateTime(description="Until when; null for no end.")
    then = graphene.List(
        graphene.NonNull(enums.StepAfterDue), required=True, description="What a person can do once it is over."
    )

    def resolve_rule(self: clock_rule.ClockRule, _info: object) -> str:
        """Id and version."""
        return f"{self.rule_id}/{self.version}"

    def resolve_title(self: clock_rule.ClockRule, info: Any) -> str:
        """In the caller's language."""
        return self.title.to(info.context.language)


@query(graphene.List(graphene.NonNull(ClockRule)), required=True)
async def clock_rules(_context: Context) -> tuple[clock_rule.ClockRule, ...]:
    """Every rule of time that the hub knows, also those that start no clock."""
    return (*ROWS, *NOT_LAW)
