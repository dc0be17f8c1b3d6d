"""A case's working name: for its own team alone, sealed under the case's key, and in nothing that leaves.

It is a handle and no fact: another one leaves no trace of the one before.
"""

import hmac
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from typing import Any
from uuid import UUID

import anyio
import anyio.lowlevel
from sqlalchemy import Row, text

from hub.audit.verbs import Verb
from hub.cases.associated_data import case_key, name_sealed
from hub.cases.ledger_lines import note
from hub.cases.repository import OpenCase
from hub.cases.team import asking, works_on
from hub.identity.fragments import epoch_key
from hub.identity.keys import OrganisationKey
from hub.identity.work import Work
from hub.kit.sealed_values import seal_value, unseal_value

LONGEST = 40
"""Letters of a name: it tells cases apart and tells no story."""
AT_ONCE = 2_000
"""So many names are opened to look for a part of one; who has more looks for a whole name."""
_TURN = 100
_NAMES = """
select n.case_file as id, n.sealed, k.epoch, k.wrapped, o.wrapped as wrapped_organisation_key
from case_name n
join case_key k on (k.org, k.case_file) = (n.org, n.case_file)
$epoch_key
where n.org = :org and $which and $team
order by n.case_file limit :most
""".replace("$epoch_key", epoch_key("o", "k.org", "k.epoch")).replace("$team", works_on("n.org", "n.case_file"))
_THESE = text(_NAMES.replace("$which", "n.case_file = any(:cases)"))
_ALL = text(_NAMES.replace("$which", "true"))
_WITH_TAG = text(_NAMES.replace("$which", "n.tag = any(:tags)"))
_WRITE = text("""
insert into case_name (org, case_file, sealed, tag, named_by, named_at)
values (:org, :case, :sealed, :tag, :principal, :now)
on conflict (org, case_file) do update set sealed = excluded.sealed, tag = excluded.tag,
  named_by = excluded.named_by, named_at = excluded.named_at
""")
_TAKE_AWAY = text("delete from case_name where org = :org and case_file = :case")


async def give_name(work: Work, case: OpenCase, name: str | None) -> None:
    """Give the case this clean name in place of the one it had, None for none; at most two statements.

    The ledger says that it was named, never how.
    """
    given = {"org": work.viewer.organisation, "case": case.id}
    if name is None:
        await work.session.execute(_TAKE_AWAY, given)
    else:
        key = await work.keys.newest(work.session, work.viewer.organisation)
        sealed = seal_value(case.key, name_sealed(case.id), name)
        who = {"principal": work.viewer.principal, "now": work.now}
        await work.session.execute(_WRITE, {**given, **who, "sealed": sealed, "tag": tag(key, name)})
    note(work, Verb.CASE_NAMED, case.id)


async def names(work: Work, case_ids: Sequence[UUID]) -> dict[UUID, str]:
    """The names of those of these cases on whose team the viewer is; the others are missing. One statement."""
    given = {"org": work.viewer.organisation, "cases": list(case_ids), "most": len(case_ids), **asking(work)}
    rows = (await work.session.execute(_THESE, given)).all()
    return await _opened(work, rows)


async def named_like(work: Work, words: str) -> frozenset[UUID]:
    """The cases of the viewer's teams whose name has these words in it. At most three statements.

    Of more than `AT_ONCE` names the words must be a whole one.
    """
    given = {"org": work.viewer.organisation, "most": AT_ONCE + 1, **asking(work)}
    wanted = folded(words)
    rows = (await work.session.execute(_ALL, given)).all()
    if len(rows) <= AT_ONCE:
        return _whose(await _opened(work, rows), lambda name: wanted in name)
    keys = await work.keys.matching(work.session, work.viewer.organisation)
    tags = [tag(key, words) for key in keys]
    rows = (await work.session.execute(_WITH_TAG, {**given, "tags": tags})).all()
    return _whose(await _opened(work, rows), lambda name: name == wanted)


def folded(name: str) -> str:
    """The name as it is compared: width, capitals and spaces say nothing."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def tag(key: OrganisationKey, name: str) -> bytes:
    """Two bytes of a keyed hash of the name: they narrow a search, and are too few to confirm a guess."""
    own = hmac.digest(key.matching, b"case name", "sha256")
    return hmac.digest(own, folded(name).encode(), "sha256")[:2]


async def _opened(work: Work, rows: Sequence[Row[Any]]) -> dict[UUID, str]:
    found = {}
    for number, row in enumerate(rows):
        if number % _TURN == _TURN - 1:
            await anyio.lowlevel.checkpoint()  # others have their turn
        under = work.keys.organisation_key(work.viewer.organisation, row.epoch, row.wrapped_organisation_key)
        key = work.keys.unwrap(under, case_key(row.id), row.wrapped)
        found[row.id] = str(unseal_value(key, name_sealed(row.id), row.sealed))
    return found


def _whose(names: Mapping[UUID, str], suits: Callable[[str], bool]) -> frozenset[UUID]:
    return frozenset(id for id, name in names.items() if suits(folded(name)))
