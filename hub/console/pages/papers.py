"""Papers to take along from a request's page, sealed to the office's own key: the request, and a sheet for her."""

import io
import zipfile
from base64 import b64decode
from collections.abc import Mapping, Sequence
from typing import Final

from starlette.responses import Response

from hub.console.page import ConsolePage
from hub.console.pages.requests import one_request, request_id
from hub.console.paths import REQUESTS
from hub.console.visit import Visit
from hub.kit.errors import HubError, NotFound

_CASE: Final = "query CaseOf($id: ID!) { takedownRequest(id: $id) { caseId } }"
_PAPERS: Final = """
mutation Papers($id: ID!) {
  downloadRequestPapers(input: { request: $id }) { files { fileName mediaType content } errors { code field } }
}
"""
_SHEET: Final = """
mutation Sheet($id: ID!) {
  selfReportSheet(input: { case: $id }) { files { fileName mediaType content } errors { code field } }
}
"""


async def papers(visit: Visit) -> Response:
    """What was sent, in the partner's form, once more."""
    try:
        data = await visit.ask(_PAPERS, id=f"TakedownRequest:{request_id(visit)}")
    except NotFound:
        raise
    except HubError as refusal:
        return await one_request(visit, refusal)
    return _files(visit, data["downloadRequestPapers"]["files"])


async def sheet(visit: Visit) -> Response:
    """The sheet of services that she uses herself, for the case of this request."""
    found = (await visit.ask(_CASE, id=f"TakedownRequest:{request_id(visit)}"))["takedownRequest"]
    if found is None or found["caseId"] is None:
        raise NotFound("request")
    try:
        data = await visit.ask(_SHEET, id=found["caseId"])
    except NotFound:
        raise
    except HubError as refusal:
        return await one_request(visit, refusal)
    return _files(visit, data["selfReportSheet"]["files"])


def _files(visit: Visit, files: Sequence[Mapping[str, str]]) -> Response:
    """One as it is, several in a ZIP, for a browser takes one at a time."""
    if len(files) == 1:
        return visit.file(files[0]["fileName"], files[0]["mediaType"], b64decode(files[0]["content"]))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as into:
        for one in files:
            into.writestr(zipfile.ZipInfo(one["fileName"]), b64decode(one["content"]))
    return visit.file("papers.zip", "application/zip", packed.getvalue())


PAGES = (
    ConsolePage(REQUESTS + "/{request}/papers", act=papers, back=REQUESTS),
    ConsolePage(REQUESTS + "/{request}/sheet", act=sheet, back=REQUESTS),
)
