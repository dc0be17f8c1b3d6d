"""Who is a member now: the condition of every lookup, so that the suspended and the departed meet it alike."""

from string import Template

from sqlalchemy import TextClause, text

MEMBER = "((o.ended_at is null or o.ended_at > :now) and o.suspended_at is null)"
"""SQL of an organisation `o` at `:now`. Who may sign in, call, be told something or send is asked with exactly this."""
IN_OFFICE = f"((p.ended_at is null or p.ended_at > :now) and {MEMBER})"
"""SQL over `principal p` and `organisation o`, with `:now`: neither has ended nor is it suspended."""

ADMITTED = "((o.ended_at is null or o.ended_at > :now) and coalesce(o.suspended_for, '') <> 'security')"
"""SQL of an organisation `o` at `:now`: its people may come in, if only to take consent back while it is suspended.

A person's withdrawal must not wait for her caseworkers' organisation; only where its people may not be who they say,
nobody of it comes in at all.
"""
PERSON_ADMITTED = f"((p.ended_at is null or p.ended_at > :now) and {ADMITTED})"
"""The same over `principal p` and `organisation o`."""


def asking(statement: str) -> TextClause:
    """The statement, with the conditions in the places of `$member`, `$in_office`, `$admitted`, `$person_admitted`."""
    conditions = {"member": MEMBER, "in_office": IN_OFFICE, "admitted": ADMITTED, "person_admitted": PERSON_ADMITTED}
    return text(Template(statement).substitute(conditions))
