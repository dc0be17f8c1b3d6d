"""A sheet for the person herself about services that she uses herself: printed here, and released to nobody."""

from uuid import UUID

from anyio import to_thread

from hub.cases import repository
from hub.cases.read import note_reading
from hub.directory.load import organisations
from hub.exchange.messages import Document
from hub.exchange.vocabulary.purposes import PURPOSES
from hub.identity.work import Work
from hub.kit.errors import Reason, Refused
from hub.kit.ids import new_id
from hub.minimisation.generalised import minor
from hub.minimisation.packer import own_paper
from hub.releases.download import Papers, own_seal

PURPOSE = PURPOSES["self_report"].code


async def self_report_sheet(work: Work, case_id: UUID, papers: Papers) -> tuple[Document, ...]:
    """The sheet for how old she was in the images, sealed to the caller's own organisation; it counts as reading.

    Raises `NotFound` for a case that is none of the caller's team, `Refused` `no_public_key` or `connector_unknown`.
    """
    case = await repository.case(work, case_id)
    us = (await organisations(work, (work.viewer.organisation,)))[work.viewer.organisation].party()
    seal, render = await own_seal(work, papers), papers.documents.get(PURPOSE)
    if render is None:
        raise Refused(Reason("connector_unknown"))
    age = {"age_band_at_images": minor(case.values.get("age_band_at_images"))}
    paper = own_paper(us, age, id=new_id(), purpose=PURPOSE, created_at=work.now, language=case.language)
    sealed = await to_thread.run_sync(lambda: seal(render(paper)))
    await note_reading(work, case_id)
    return sealed
