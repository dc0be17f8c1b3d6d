"""The three ports in a row that the demo needs. Also a program, run before anything is installed."""

import os
import socket
import sys
from contextlib import ExitStack

HOW_MANY = 3


def why_not(host: str, first: int) -> str | None:
    """One sentence for the operator where a port cannot be had; None where all can."""
    with ExitStack() as stack:
        for port in range(first, first + HOW_MANY):
            try:
                # As the hub's own servers take it: a connection that has just ended does not keep it.
                stack.enter_context(socket.create_server((host, port)))
            except (OSError, OverflowError) as error:
                reason = error.strerror if isinstance(error, OSError) else "there is no such port"
                return (
                    f"Port {port} cannot be used ({reason}). The demo needs HUB_PORT ({first}) and the two after it: "
                    "stop the program that holds it, or set HUB_PORT to another."
                )
    return None


if __name__ == "__main__":
    given = os.environ.get("HUB_PORT", "8000")
    if given.isascii() and given.isdecimal():
        sys.exit(why_not(os.environ.get("HUB_HOST", "127.0.0.1"), int(given)))
    sys.exit(f"HUB_PORT is {given!r}; it must be a port number.")
