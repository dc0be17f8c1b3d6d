"""What every test stands on: no network but loopback, and asyncio as the one event loop."""

import ipaddress
import sys
from typing import Any

import pytest


def _loopback(host: object) -> bool:
    name = host.decode() if isinstance(host, bytes) else host
    if name in (None, "", "localhost"):
        return True
    try:
        return ipaddress.ip_address(str(name).partition("%")[0]).is_loopback
    except ValueError:
        return False


def _literal(host: object) -> bool:
    try:
        ipaddress.ip_address(str(host).partition("%")[0])
    except ValueError:
        return False
    return True


def _refuse_outside(event: str, args: tuple[Any, ...]) -> None:
    """Fail the test that reaches out. Not an OSError, which code under test would take for a partner's bad day."""
    if event in ("socket.connect", "socket.sendto"):
        address = args[1]
        if isinstance(address, tuple) and not _loopback(address[0]):
            pytest.fail(f"a test reached for {address}: only loopback is open")
    elif event == "socket.getaddrinfo" and not (_loopback(args[0]) or _literal(args[0])):
        pytest.fail(f"a test asked for the address of {args[0]}: only loopback is open")


# An audit hook sees every socket of the interpreter, whichever library opens it; it cannot be taken off again.
sys.addaudithook(_refuse_outside)


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    """The hub runs on asyncio; trio is not installed."""
    return "asyncio"
