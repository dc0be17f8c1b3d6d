"""What was written on a page and not recorded: kept for whoever wrote it, and shown to nobody else."""

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from hub.console.cookies import SESSION
from hub.console.paths import own_path
from hub.console.visit import Visit
from hub.drafts.keep import ListedDraft, give_up, keep_form, kept_form, my_drafts
from hub.kit.errors import HubError

_PASSING: Final = frozenset({"key", "deed"})
"""What a form carries that nobody wrote."""


async def keep_for_who_was(visit: Visit) -> bool:
    """Keep the form for whoever was signed in by this browser until her session ended by itself; whether it was.

    Nothing else is done in her name: who she is now, she shows by signing in.
    """
    handle = visit.request.cookies.get(SESSION, "")
    was = await visit.console.sessions.lately(handle)
    here = visit.request.url.path
    if was is None or own_path(here, "") != here:
        return False
    try:
        form = await visit.written()
    except HubError:
        return False
    await visit.console.api.do(was, keep_form, here, _written(form), _case_of(here))
    return True


async def keep_here(visit: Visit, page: str, form: Mapping[str, str]) -> None:
    """Keep what was refused, for the page of this address."""
    await visit.console.api.do(visit.viewer, keep_form, page, _written(form), _case_of(page))


async def kept_here(visit: Visit) -> Mapping[str, str]:
    """What the visitor wrote on this page and is not recorded; empty for nothing."""
    found = await visit.console.api.do(visit.viewer, kept_form, visit.request.url.path)
    return found.form if found else {}


async def drop(visit: Visit, *pages: str) -> None:
    """It is recorded, or given up."""
    for page in dict.fromkeys(pages):
        await visit.console.api.do(visit.viewer, give_up, page)


async def drafts(visit: Visit) -> list[ListedDraft]:
    """The visitor's own, as far as their page is one of ours."""
    return [one for one in await visit.console.api.do(visit.viewer, my_drafts) if own_path(one.page, "") == one.page]


def _written(form: Mapping[str, str]) -> dict[str, str]:
    return {name: text for name, text in form.items() if name not in _PASSING}


def _case_of(page: str) -> UUID | None:
    try:
        return UUID(page.split("/")[2])
    except (IndexError, ValueError):
        return None
