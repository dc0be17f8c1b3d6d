"""Cases are taken along: one at once, several after a second person confirmed; each time sealed, each time noted."""

from collections.abc import Sequence
from uuid import UUID

from anyio import to_thread

from hub.acts.done import own_done
from hub.acts.request import request
from hub.audit.trail import record_own
from hub.audit.verbs import Verb
from hub.cases import repository
from hub.cases.read import note_reading
from hub.consent.load import overviews
from hub.exchange.messages import Document
from hub.exports.act import EXPORT, EXPORTS, cases_of, payload_of
from hub.exports.document import document
from hub.exports.lines import ledger_of
from hub.exports.rules import fetching_reasons, number_reasons
from hub.identity.work import Work
from hub.kit.errors import Conflict, Invalid
from hub.releases.download import Papers, own_seal
from hub.statements.load import of_cases


async def export_case(work: Work, case_id: UUID, papers: Papers) -> tuple[Document, ...]:
    """One case of the caller's team. Raises `NotFound`, and `Refused` `no_public_key`.

    It counts as read: whoever takes one after the other along, alone, raises the alarm.
    """
    files = await _sealed(work, (case_id,), papers)
    await note_reading(work, case_id)
    return files


async def request_export(work: Work, case_ids: Sequence[UUID]) -> UUID:
    """Ask for several; the id of the act that waits 24 hours for a second person.

    Raises `NotFound` where one is none of the caller's team, `Invalid` for none or too many, `Refused` where this
    person may not ask or the organisation has no key.
    """
    cases = tuple(dict.fromkeys(case_ids))
    if reasons := number_reasons(cases):
        raise Invalid(*reasons)
    return await request(work, EXPORTS, EXPORT.kind, work.viewer.organisation, payload_of(cases))


async def download_export(work: Work, act_id: UUID, papers: Papers) -> tuple[Document, ...]:
    """Fetch what was confirmed, for whoever asked for it, within 24 hours. Everything is asked again.

    Raises `NotFound` for an act that is none of the caller's or not confirmed, and for a case that is not there any
    more; `Conflict` `export_over`; `Refused` `no_public_key`.
    """
    done = await own_done(work, EXPORT, act_id)
    if reasons := fetching_reasons(done.confirmed_at, work.now):
        raise Conflict(*reasons)
    return await _sealed(work, cases_of(done.asked.payload), papers)


async def _sealed(work: Work, case_ids: Sequence[UUID], papers: Papers) -> tuple[Document, ...]:
    """One document a case, sealed to the caller's own organisation, and a line a case. Five statements."""
    cases = await repository.cases(work, case_ids)
    seal = await own_seal(work, papers)
    said, ledger = await overviews(work, cases), await ledger_of(work, case_ids)
    spoken = await of_cases(work, cases)
    documents = [document(one, said[one.id], spoken[one.id], ledger[one.id], work.now) for one in cases]
    sealed = await to_thread.run_sync(seal, documents)
    us, who = work.viewer.organisation, work.viewer.principal
    for one in cases:
        record_own(work.session, Verb.CASE_EXPORTED, org=us, principal=who, object_id=one.id, at=work.now)
    return sealed
