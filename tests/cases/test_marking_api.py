"""A worker's word on who is named in the words that leave, as her program gives it and sees it again."""

import pytest

from tests.intake.desk import Desk
from tests.schema.api import Api
from tests.schema.casework import consented, of, opened

pytestmark = pytest.mark.anyio
FINDS = (
    "query Look($case: ID!, $recipient: ID!) { disclosurePreview(caseId: $case, recipientId: $recipient, "
    "purpose: LEGAL_ADVICE) { allowed leaves { field value } "
    "finds { field place start end text kind state why sentence } } }"
)
WORDS = "赤い屋根の家で撮られた。"


async def test_a_mark_is_seen_in_the_preview_in_words_of_the_callers_language(desk: Desk) -> None:
    api = Api(desk.parties, desk.ngo)
    case = await opened(api)
    await consented(api, case, desk)
    seen = (await api.data("query See($id: ID!) { case(id: $id) { version } }", id=case))["case"]
    story = [{"name": "narrative", "value": WORDS}]
    await api.do("recordFields", "case { id }", case=case, fields=story, expectedVersion=seen["version"])

    given = {"case": case, "field": "narrative", "words": "赤い屋根の家"}
    unsaid = await api.do("markIdentity", "case { id } errors { code field sentence }", **given, mark="KEEP")
    await api.do("markIdentity", "case { id }", **given, mark="HIDE")

    shown = (await api.data(FINDS, case=case, recipient=of(desk.lawyer)))["disclosurePreview"]
    (find,) = [one for one in shown["finds"] if one["field"] == "narrative"]
    assert [(one["code"], one["field"]) for one in unsaid["errors"]] == [("required", "reason")]
    assert {row["field"]: row["value"] for row in shown["leaves"]}["narrative"] == "〔伏せ字〕で撮られた。"
    assert (find["text"], find["state"], find["why"]) == ("赤い屋根の家", "HIDDEN", "SELECTED")
    assert (find["place"], WORDS[find["start"] : find["end"]]) == ("narrative", "赤い屋根の家")
    kept_by = "To keep it, mark it anew with a reason (markIdentity)."
    assert find["sentence"] == f"A worker marked this to be hidden. {kept_by}"
