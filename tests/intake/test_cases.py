"""A case is opened, corrected and closed by its own organisation, and by nobody else."""

from collections.abc import Awaitable, Callable
from datetime import date
from uuid import UUID, uuid4

import pytest

from hub.caseload.filters import Wanted
from hub.caseload.lists import cases
from hub.cases import repository
from hub.cases.outside import Handover, note
from hub.consent.load import fold_of
from hub.identity.permissions import ROLES, Role
from hub.identity.viewer import Viewer
from hub.identity.work import Work
from hub.intake.answer_duty import record_onward_answer
from hub.intake.answers import About, HowSaid
from hub.intake.bar import bar_recipients
from hub.intake.correct import record_fields
from hub.intake.end_case import close_case
from hub.intake.give import Yes, record_consent
from hub.intake.hand_over import record_outside_disclosure
from hub.intake.inventory import add_evidence, set_evidence_state
from hub.intake.open_case import open_case
from hub.intake.refuse import record_refusal
from hub.intake.shorten import shorten_consent
from hub.intake.voice import Spoken
from hub.kit.errors import Conflict, HubError, Invalid, NotFound, Reason
from hub.kit.pages import Page
from hub.minimisation.gate import ask
from tests.intake.desk import ADVICE, TOLD, Desk, Narrowings
from tests.parties import NOW

pytestmark = pytest.mark.anyio
MESSAGE = {"kind": "messages", "description": "会話の記録", "taken_at": "2026-11-21T20:00:00+09:00"}
PICTURE = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk"


async def test_an_opened_case_reads_as_it_was_told(desk: Desk) -> None:
    case_id = await desk.case()

    async with desk.parties.work(desk.ngo) as work:
        case = await repository.case(work, case_id)

    assert dict(case.values) == TOLD
    assert case.barred() == {"police", "school", "guardian"}
    assert (case.status, case.version, case.urgency, case.language) == ("open", 1, "urgent", "ja")
    assert set(case.recorded_at.values()) == {NOW}
    assert case.retention_until == date(2027, 11, 22)


Asking = Callable[[Work, Desk, UUID], Awaitable[object]]
EVERY_WAY: dict[str, Asking] = {
    "door": lambda work, _desk, case: repository.case(work, case),
    "record": lambda work, _desk, case: record_fields(work, case, {"paid": "no"}, expected_version=1),
    "evidence": lambda work, _desk, case: add_evidence(work, case, [MESSAGE]),
    "state": lambda work, _desk, case: set_evidence_state(work, case, [1], "waived", expected_version=2),
    "close": lambda work, _desk, case: close_case(work, case, narrow=Narrowings()),
    "consent": lambda work, desk, case: record_consent(
        work, case, Yes(About(desk.lawyer.id, "legal_advice"), ADVICE), narrow=Narrowings()
    ),
    "refusal": lambda work, desk, case: record_refusal(
        work, case, About(desk.lawyer.id, "legal_advice"), HowSaid(), text="", narrow=Narrowings()
    ),
    "shorten": lambda work, desk, case: shorten_consent(
        work,
        case,
        About(desk.lawyer.id, "legal_advice"),
        HowSaid(),
        fields=None,
        until=None,
        seen=None,
        narrow=Narrowings(),
    ),
    "onward": lambda work, desk, case: record_onward_answer(
        work, case, desk.lawyer.id, duty=uuid4(), version=1, answer=True, narrow=Narrowings()
    ),
    "outside": lambda work, desk, case: record_outside_disclosure(
        work, case, Handover(desk.lawyer.id, "legal_advice", NOW, "telephone", ADVICE)
    ),
    "gate": lambda work, desk, case: ask(
        work, case_id=case, recipient_id=desk.lawyer.id, purpose="legal_advice", kind="packet"
    ),
}


@pytest.mark.parametrize("way", EVERY_WAY)
async def test_a_foreign_case_and_an_unknown_one_are_answered_alike_and_nothing_is_written(
    desk: Desk, way: str
) -> None:
    case_id = await desk.case()
    stranger = desk.parties.organisation()
    before = everything(desk)
    answers = []

    for asked in (case_id, uuid4()):
        with pytest.raises(HubError) as refused:
            async with desk.parties.work(stranger) as work:
                await EVERY_WAY[way](work, desk, asked)
        answers.append((type(refused.value), refused.value.reasons))

    assert answers[0] == answers[1] == (NotFound, (Reason("not_found", "case"),))
    assert everything(desk) == before


async def test_nobody_and_the_lawyer_find_no_case(desk: Desk) -> None:
    case_id = await desk.case()

    async with desk.parties.web.transaction(None) as session:
        viewer = Viewer(desk.ngo.id, desk.ngo.principal, "test", Role.CASEWORKER, ROLES[Role.CASEWORKER])
        work = Work(session, viewer, NOW, desk.parties.keys, {})
        with pytest.raises(NotFound):
            await repository.case(work, case_id)
        assert (await cases(work, Page())).items == ()
    async with desk.parties.work(desk.lawyer) as work:
        with pytest.raises(NotFound):
            await repository.case(work, case_id)
        assert (await cases(work, Page())).items == ()


async def test_all_that_is_wrong_is_named_by_field_and_nothing_is_kept(desk: Desk) -> None:
    told = {"paid": "perhaps", "narrative": PICTURE, "items": [], "evidence_inventory": [], "unknown 秘密": 1}

    async with desk.parties.work(desk.ngo) as work:
        with pytest.raises(Invalid) as refused:
            await open_case(work, language="ja", urgency="urgent", fields=told)

    assert set(refused.value.reasons) == {
        Reason("malformed", "paid"),
        Reason("image_content", "narrative"),
        Reason("unknown_field", "items"),
        Reason("unknown_field", "evidence_inventory"),
        Reason("unknown_field"),
    }
    assert "秘密" not in str(refused.value)
    assert desk.parties.rows("select 1 from case_file where org = %(o)s", o=desk.ngo.id) == []


@pytest.mark.parametrize(
    "way",
    [
        lambda work, _desk, case: record_fields(work, case, {"narrative": PICTURE}, expected_version=1),
        lambda work, _desk, case: add_evidence(work, case, [{**MESSAGE, "description": PICTURE}]),
        lambda work, desk, case: record_refusal(
            work, case, About(desk.lawyer.id, "legal_advice"), HowSaid(), text=PICTURE, narrow=Narrowings()
        ),
        lambda work, desk, case: record_outside_disclosure(
            work, case, Handover(desk.lawyer.id, "legal_advice", NOW, "telephone", ADVICE, PICTURE)
        ),
    ],
)
async def test_a_picture_in_any_text_is_refused_and_nothing_is_written(desk: Desk, way: Asking) -> None:
    case_id = await desk.case()
    before = everything(desk)

    with pytest.raises(Invalid, match="image_content"):
        async with desk.parties.work(desk.ngo) as work:
            await way(work, desk, case_id)

    assert everything(desk) == before


async def test_a_correction_replaces_adds_and_takes_away(desk: Desk) -> None:
    case_id = await desk.case()

    async with desk.parties.work(desk.ngo) as work:
        told = {"paid": "no", "call_name": "もみじ", "narrative": None}
        await record_fields(work, case_id, told, urgency="immediate", expected_version=1)
    async with desk.parties.work(desk.ngo) as work:
        case = await repository.case(work, case_id)

    assert case.values["call_name"] == "もみじ"
    assert case.values["paid"] == "no"
    assert "narrative" not in case.values
    assert (case.version, case.urgency) == (2, "immediate")


async def test_a_correction_of_something_older_is_stale(desk: Desk) -> None:
    case_id = await desk.case()
    async with desk.parties.work(desk.ngo) as work:
        await record_fields(work, case_id, {"paid": "no"}, expected_version=1)

    async with desk.parties.work(desk.ngo) as work:
        with pytest.raises(Conflict) as refused:
            await record_fields(work, case_id, {"paid": "yes"}, expected_version=1)
        case = await repository.case(work, case_id)

    assert refused.value.reasons == (Reason("stale", "expected_version"),)
    assert case.values["paid"] == "no"


async def test_whoever_holds_something_is_cut_when_barred_and_asked_again_when_somebody_else_is(desk: Desk) -> None:
    case_id = await desk.case()

    async with desk.parties.work(desk.ngo) as work:
        told = Handover(desk.lawyer.id, "legal_advice", NOW, "telephone", ADVICE)
        await note(work, await repository.case(work, case_id), told, ())
        await record_fields(work, case_id, {"paid": "no"}, expected_version=1)
        assert desk.narrowed.places == []
        await bar_recipients(work, case_id, ["platform"], Spoken(), narrow=desk.narrowed)
        await bar_recipients(work, case_id, ["legal_aid"], Spoken(), narrow=desk.narrowed)

    assert desk.narrowed.places == [("duty", desk.lawyer.id, None, None), ("bar", desk.lawyer.id, None, None)]


async def test_a_closed_case_takes_nothing_more_but_a_refusal(desk: Desk) -> None:
    case_id = await desk.case()
    await desk.consent(case_id, desk.lawyer)

    async with desk.parties.work(desk.ngo) as work:
        await close_case(work, case_id, narrow=desk.narrowed)
        await close_case(work, case_id, narrow=desk.narrowed)
        with pytest.raises(Conflict, match="case_closed"):
            await record_fields(work, case_id, {"paid": "no"}, expected_version=1)
        asked = await ask(work, case_id=case_id, recipient_id=desk.lawyer.id, purpose="legal_advice", kind="packet")
        await record_refusal(
            work, case_id, About(desk.lawyer.id, "legal_advice"), HowSaid(), text="", narrow=desk.narrowed
        )
        case = await repository.case(work, case_id)
        fold = await fold_of(work, case, recipient=desk.lawyer.id, purpose="legal_advice", channel="law")

    assert asked.decision.reasons == (Reason("case_closed"),)
    assert asked.decision.fields == {}
    assert (case.status, case.version, case.retention_until) == ("closed", 2, date(2027, 5, 21))
    assert desk.narrowed.places == [
        ("case-closed", None, None, None),
        ("refusal", desk.lawyer.id, "legal_advice", "law"),
    ]
    assert fold is not None
    assert fold.event == "refused"


async def test_cases_are_listed_newest_first_page_by_page_and_narrowed(desk: Desk) -> None:
    opened = [await desk.case(now=NOW.replace(minute=minute)) for minute in range(3)]

    async with desk.parties.work(desk.ngo) as work:
        first = await cases(work, Page(2))
        rest = await cases(work, Page(2, first.items[-1][0]))
        none = await cases(work, Page(), Wanted(status="closed"))
        urgent = await cases(work, Page(), Wanted(urgency="urgent"))

    assert [row.id for _, row in (*first.items, *rest.items)] == opened[::-1]
    assert (first.more, rest.more) == (True, False)
    assert none.items == ()
    assert len(urgent.items) == 3


def everything(desk: Desk) -> list[object]:
    """All rows of the desk's organisation that a refused call could have touched."""
    tables = ("case_file", "case_value", "evidence", "consent_grant", "consent_fold", "onward_answer")
    return [
        *(
            desk.parties.rows(f"select * from {table} where org = %(o)s order by 1, 2, 3", o=desk.ngo.id)
            for table in tables
        ),
        desk.parties.rows("select * from outside_disclosure where org = %(o)s", o=desk.ngo.id),
        desk.parties.rows("select * from ledger_event where sender = %(o)s order by id", o=desk.ngo.id),
    ]
