"""A demo that cannot tell its story says so in one sentence, whatever went wrong, and names a machine that is busy."""

import json
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from hub.demo.checks import Unmet
from hub.demo.party import Declined, DemoParty
from hub.demo.run import busy, told
from hub.kit.unready import Unready

FAULTS = (
    Unmet("it stands among the overdue ones (not within 120 s)"),
    Declined([{"code": "WRONG_MOVE", "field": "referral"}]),
    RuntimeError("support/caseworker: the hub answered 503"),
    httpx.ReadTimeout("timed out"),
    Unready("`python -m hub token` ended with 1"),
    TypeError("'NoneType' object is not subscriptable"),
    KeyError("packet"),
    json.JSONDecodeError("Expecting value", "", 0),
)


def fails_with(fault: Exception) -> Callable[[], None]:
    def tell() -> None:
        raise fault

    return tell


@pytest.mark.parametrize("fault", FAULTS, ids=lambda one: type(one).__name__)
def test_whatever_goes_wrong_is_said_in_one_sentence_and_the_rest_is_in_the_log(
    fault: Exception, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert told(fails_with(fault), tmp_path) is None

    said = capsys.readouterr().out.strip().splitlines()
    assert said[0].startswith(f"✗ Not as told. {type(fault).__name__}: ")
    assert said[1] == f"  Logs: {tmp_path}/*.log"
    assert not any("Traceback" in line for line in said)
    assert "Traceback" in (tmp_path / "story.log").read_text("utf-8")


def test_what_was_told_is_handed_on_and_ctrl_c_is_no_fault(tmp_path: Path) -> None:
    def stops() -> None:
        raise KeyboardInterrupt

    assert told(lambda: "a story", tmp_path) == "a story"
    with pytest.raises(KeyboardInterrupt):
        told(stops, tmp_path)


@pytest.mark.parametrize(
    ("load", "cores", "is_busy"), [(12.0, 2, True), (6.0, 2, True), (5.9, 2, False), (12.0, 8, False)]
)
def test_a_machine_that_does_much_else_is_named(load: float, cores: int, *, is_busy: bool) -> None:
    assert bool(busy(load, cores)) is is_busy
    assert not is_busy or busy(load, cores) == (
        f"This machine is busy (load {load:.0f} on {cores} cores): run the demo again when it does less."
    )


@pytest.mark.anyio
@pytest.mark.parametrize("status", [408, 503])
async def test_an_answer_that_the_api_did_not_give_is_told_by_its_status(status: int) -> None:
    async def answer(_request: object) -> Response:
        return PlainTextResponse("", status)

    async def token() -> str:
        return "token"

    app = Starlette(routes=[Route("/graphql", answer, methods=["POST"])])
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app)) as client:
        party = DemoParty("support/caseworker", "id", "http://hub.example.org/graphql", token, client)
        with pytest.raises(RuntimeError, match=f"support/caseworker: the hub answered {status}"):
            await party.ask("{ viewer { role } }")
