"""Who is a member now: the one condition that every door asks, so that the suspended and the departed meet it alike."""

from string import Template

from sqlalchemy import TextClause, text

MEMBER = "((o.ended_at is null or o.ended_at > :now) and o.suspended_at is null)"
"""SQL of an organisation `o` at `:now`. Who may sign in, call, be told something or send is asked with exactly this."""
IN_OFFICE = f"((p.ended_at is null or p.ended_at > :now) and {MEMBER})"
"""SQL over `principal p` and `organisation o`, with `:now`: neither has ended nor is it suspended."""


def asking(statement: str) -> TextClause:
    """The statement, with the conditions in the places of `$member` and `$in_office`."""
    return text(Template(statement).substitute(member=MEMBER, in_office=IN_OFFICE))
