"""What was done to a case stands in the ledger: which fact, by its name, and never its value."""

from collections.abc import Iterable
from uuid import UUID

from hub.audit.trail import record_own
from hub.audit.verbs import Verb
from hub.identity.work import Work


def note(work: Work, verb: Verb, case_id: UUID, field: str | None = None) -> None:
    """One line about the case. `field`: the fact's name; see `hub.audit.chain.Event`."""
    record_own(
        work.session,
        verb,
        org=work.viewer.organisation,
        principal=work.viewer.principal,
        object_id=case_id,
        at=work.now,
        field=field,
    )


def note_facts(work: Work, verb: Verb, case_id: UUID, fields: Iterable[str]) -> None:
    """A line for each of these facts, in the order of their names."""
    for name in sorted(fields):
        note(work, verb, case_id, name)


def counted(count: int) -> str:
    """So many entries of the inventory, as the ledger names them."""
    return f"evidence_inventory:{count}"
