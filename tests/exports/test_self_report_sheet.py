"""A paper for the person about services that she uses herself: sealed, read by her team alone, released to nobody."""

import pytest
from pyrage import decrypt

from connectors.kit.sealing import seal
from connectors.registry import load
from hub.kit.errors import NotFound
from hub.releases.download import Papers
from hub.releases.self_report import self_report_sheet
from tests.acts.people import working
from tests.connectors.reading import text_of
from tests.exports.test_exports import canary, staff, with_key
from tests.intake.desk import Desk

pytestmark = pytest.mark.anyio


async def test_a_sheet_of_her_own_services_is_sealed_and_released_to_nobody(desk: Desk) -> None:
    identity, (first, stranger) = with_key(desk), staff(desk)
    case = await desk.case(canary(1))
    form = load()["self_report"]
    papers = Papers({"self_report": form.documents}, seal)

    async with working(desk.parties, first) as work:
        (file,) = await self_report_sheet(work, case, papers)
    text = text_of(decrypt(file.content, [identity]))

    assert "takeitdown" in text
    assert "カナリア" not in text
    for table in ("release", "delivery"):
        assert desk.parties.rows(f"select from {table} where sender = %(o)s", o=desk.ngo.id) == []
    async with working(desk.parties, stranger) as work:
        with pytest.raises(NotFound):
            await self_report_sheet(work, case, papers)
