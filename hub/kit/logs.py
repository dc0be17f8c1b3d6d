"""The log: an event's name and references. Never a body, a query, a name or an exception's own text."""

import json
import logging
import re
import sys
import traceback
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

Reference = UUID | int | float | str | None
"""What may stand beside an event: ids, numbers, and short words such as codes and file places."""

_EVENT = re.compile(r"[a-z]+(\.[a-z_]+)+")
_WORD = re.compile(r"[A-Za-z0-9_./:+-]{1,120}")
_LOGGER = logging.getLogger("hub.events")
_ROOT = Path(__file__).parents[2]


def record(event: str, *, level: int = logging.INFO, **references: Reference) -> None:
    """Write one event, e.g. `record("schema.internal", reference=new_id())`.

    A text that is not one short word of plain letters is replaced by "?": prose cannot be logged by accident.
    Raises `ValueError` for an event that is not a dotted name.
    """
    if not _EVENT.fullmatch(event):
        raise ValueError("event")
    _LOGGER.log(level, event, extra={"references": {name: _plain(value) for name, value in references.items()}})


def fault(event: str, error: BaseException, **references: Reference) -> None:
    """Write that something unexpected happened: the exception's class and the line of ours, never its text."""
    record(event, level=logging.ERROR, kind=type(error).__name__, place=_place(error), **references)


def configure(level: int = logging.INFO) -> None:
    """Send all logging of the process through the one formatter that knows no prose."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Lines())
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(level)
    for name in ("uvicorn", "uvicorn.error", "uvicorn.access"):
        logger = logging.getLogger(name)
        logger.handlers, logger.propagate = [], True


class Lines(logging.Formatter):
    """One JSON object a line. Of a library's record only its logger, its level and the exception's class are kept.

    Libraries put parameters, URLs and texts of exceptions into their messages; those are case content here.
    """

    def format(self, record: logging.LogRecord) -> str:
        """The line for this record."""
        line: dict[str, Reference] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(),
            "level": record.levelname.lower(),
        }
        if record.name == _LOGGER.name:
            line |= {"event": record.getMessage(), **getattr(record, "references", {})}
        else:
            line |= {"event": "library.message", "logger": _plain(record.name)}
            if record.exc_info and record.exc_info[1] is not None:
                line |= {"kind": type(record.exc_info[1]).__name__, "place": _place(record.exc_info[1])}
        return json.dumps(line)


def _plain(value: Reference) -> Reference:
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, str):
        return value if _WORD.fullmatch(value) else "?"
    return value


def _place(error: BaseException) -> str:
    """File and line of the innermost frame that is ours, so that the fault can be found without its text."""
    place = "outside"
    for frame, line in traceback.walk_tb(error.__traceback__):
        path = Path(frame.f_code.co_filename)
        if path.is_relative_to(_ROOT) and ".venv" not in path.parts:
            place = f"{path.relative_to(_ROOT).as_posix()}:{line}"
    return place
