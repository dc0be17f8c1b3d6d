"""What the hub could not do and only logged: nobody is answered, so that a walk would not see it."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager


class _Faults(logging.Handler):
    """What the worker could not do it logs, and tries again: nobody else would see it."""

    def __init__(self) -> None:
        """From errors on."""
        super().__init__(logging.ERROR)
        self.found: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """The event and its references."""
        self.found.append(f"{record.getMessage()} {getattr(record, 'references', '')}")


@contextmanager
def logged_errors() -> Iterator[list[str]]:
    """The list that grows by each error that is logged meanwhile: its event and references."""
    handler, logger = _Faults(), logging.getLogger("hub.events")
    logger.addHandler(handler)
    try:
        yield handler.found
    finally:
        logger.removeHandler(handler)
