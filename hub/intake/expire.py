"""A consent whose end has come: its case is held first, as by everybody who narrows, then the end is recorded."""

from uuid import UUID

from sqlalchemy import text

import hub.consent.expire
from hub.cases.fragments import case
from hub.consent.fragments import fold
from hub.identity.work import Work
from hub.narrowing.causes import Narrow

_CASE = text(f"""
select c.language from {fold("f", ":organisation", ":fold")} {case("c", "f.org", "f.case_file")}
for no key update of c
""")  # noqa: S608 - fragments of the rooms below


async def expire(work: Work, fold_id: UUID, narrow: Narrow) -> bool:
    """Let this consent expire if its end has come; False where it has not. See `hub.consent.expire`."""
    given = {"organisation": work.viewer.organisation, "fold": fold_id}
    held = (await work.session.execute(_CASE, given)).one_or_none()
    return held is not None and await hub.consent.expire.expire_consent(work, fold_id, held.language, narrow)
