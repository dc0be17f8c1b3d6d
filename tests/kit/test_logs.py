"""The log holds names of events and references: prose, bodies and texts of exceptions cannot get in."""

import json
import logging
import sys
from collections.abc import Iterator
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.kit.logs import Lines, configure, fault, record

SECRET = "Hanako was here"


def line(name: str, message: str, *, error: BaseException | None = None, **extra: object) -> str:
    info = (type(error), error, error.__traceback__) if error else None
    made = logging.LogRecord(name, logging.WARNING, __file__, 1, message, None, info)
    made.__dict__.update(extra)
    return Lines().format(made)


@pytest.fixture
def restored() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers, root.level
    yield
    root.handlers, root.level = handlers, level


def test_an_event_is_written_with_its_references(caplog: pytest.LogCaptureFixture) -> None:
    id = uuid4()

    with caplog.at_level(logging.INFO):
        record("delivery.sent", delivery=id, attempt=3, code="try_later", nothing=None)

    written = json.loads(Lines().format(caplog.records[0]))
    assert written.pop("at").endswith("+00:00")
    assert written == {
        "level": "info",
        "event": "delivery.sent",
        "delivery": str(id),
        "attempt": 3,
        "code": "try_later",
        "nothing": None,
    }


@pytest.mark.parametrize("event", ["", "Sent", "sent", "delivery sent", "delivery.sent!", "delivery.送信", "a.b\n"])
def test_an_event_has_a_dotted_name(event: str) -> None:
    with pytest.raises(ValueError, match="event"):
        record(event)


@pytest.mark.parametrize("text", [SECRET, "花子", "a\nb", "x" * 121, "", "https://example.com/?q=1", "a@example.com"])
def test_prose_is_not_written(caplog: pytest.LogCaptureFixture, text: str) -> None:
    with caplog.at_level(logging.INFO):
        record("delivery.sent", code=text)

    assert json.loads(Lines().format(caplog.records[0]))["code"] == "?"


def test_a_fault_is_written_as_class_and_place(caplog: pytest.LogCaptureFixture) -> None:
    def break_down() -> None:
        raise RuntimeError(SECRET)

    try:
        break_down()
    except RuntimeError as error:
        fault("delivery.fault", error, delivery=uuid4())

    written = Lines().format(caplog.records[0])
    assert SECRET not in written
    assert json.loads(written)["kind"] == "RuntimeError"
    assert json.loads(written)["place"].startswith("tests/kit/test_logs.py:")


def test_a_fault_in_a_library_is_placed_outside(caplog: pytest.LogCaptureFixture) -> None:
    fault("delivery.fault", ValueError(SECRET))

    assert json.loads(Lines().format(caplog.records[0]))["place"] == "outside"


@given(st.text())
def test_of_a_librarys_message_nothing_is_written(text: str) -> None:
    written = json.loads(line("httpx", text))

    assert {**written, "at": ""} == {"at": "", "level": "warning", "event": "library.message", "logger": "httpx"}


def test_of_a_librarys_exception_only_the_class_is_written() -> None:
    written = line("uvicorn.error", f"Exception: {SECRET}", error=KeyError(SECRET))

    assert SECRET not in written
    assert json.loads(written)["kind"] == "KeyError"


@pytest.mark.usefixtures("restored")
def test_all_logging_of_the_process_goes_through_the_one_formatter(capsys: pytest.CaptureFixture[str]) -> None:
    configure()
    logging.getLogger("uvicorn.error").error("said %s", SECRET)
    logging.getLogger("anything").warning(SECRET)
    logging.getLogger("anything").info(SECRET)
    record("hub.started")
    sys.stderr.flush()

    lines = capsys.readouterr().err.splitlines()
    assert [json.loads(one)["event"] for one in lines] == ["library.message"] * 3 + ["hub.started"]
    assert SECRET not in "".join(lines)
