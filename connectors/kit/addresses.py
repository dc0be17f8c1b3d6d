"""Which network addresses the hub may reach: production never the machine or its neighbours, demo and test only it.

A name is resolved once, every address of the answer is checked, and the connection goes to a checked address, so that
a name which changes its answer between check and connection gains nothing.
"""

import ipaddress
import re
import socket
from collections.abc import Awaitable, Callable, Sequence
from typing import Literal

import anyio

AddressMode = Literal["production", "demo", "test"]
Resolver = Callable[[str, int], Awaitable[Sequence[str]]]
"""Host and port to addresses; raises `OSError` where there are none."""

# The special-purpose registries of RFC 6890, written out: the standard library's own lists differ between versions.
_LOOPBACK = tuple(map(ipaddress.ip_network, ("127.0.0.0/8", "::1/128")))
_SPECIAL_V4 = tuple(
    map(
        ipaddress.ip_network,
        (
            *("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12"),
            *("192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15"),
            *("198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4"),
        ),
    )
)
# Only 2000::/3 is in use for the public network; what embeds an IPv4 address (6to4, Teredo) is left out of it.
_PUBLIC_V6 = ipaddress.ip_network("2000::/3")
_SPECIAL_V6 = tuple(map(ipaddress.ip_network, ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")))

# The last label of a name is never a number: "2130706433" and "127.1" are old ways of writing an address.
_NAME = re.compile(
    r"(?!.*[.](?:\d+|0x[0-9a-f]*)[.]?$)(?!(?:\d+|0x[0-9a-f]*)[.]?$)[a-z0-9_-]{1,63}([.][a-z0-9_-]{1,63})*[.]?"
)
_LONGEST_NAME = 253


class AddressRefused(Exception):
    """The hub does not go there: the host is written oddly, or one of its addresses is not permitted."""


def permitted(address: str, mode: AddressMode) -> bool:
    """Whether a connection to this address is allowed in this mode."""
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return False
    if "%" in address:
        return False  # A zone names one of this machine's own networks.
    if mode != "production":
        return any(ip in network for network in _LOOPBACK)
    if ip.version == 4:  # noqa: PLR2004 - the number is the name of the protocol
        return not any(ip in network for network in _SPECIAL_V4)
    return ip in _PUBLIC_V6 and not any(ip in network for network in _SPECIAL_V6)


def plainly_written(host: str) -> bool:
    """Whether the host is a name or a canonical address, and none of the disguises of one."""
    if _literal(host):
        return str(ipaddress.ip_address(host)) == host.lower() and "%" not in host
    return len(host) <= _LONGEST_NAME and _NAME.fullmatch(host.lower()) is not None


async def checked_addresses(host: str, port: int, mode: AddressMode, resolve: Resolver) -> tuple[str, ...]:
    """The addresses to connect to; raises `AddressRefused` if any is not permitted, `OSError` if there is none."""
    if not plainly_written(host):
        raise AddressRefused
    addresses = (host,) if _literal(host) else tuple(dict.fromkeys(await resolve(host, port)))
    if not addresses:
        raise OSError("no address")
    if not all(permitted(address, mode) for address in addresses):
        raise AddressRefused
    return addresses


async def system_resolver(host: str, port: int) -> Sequence[str]:
    """What the machine's own resolver answers."""
    found = await anyio.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(entry[4][0]) for entry in found]


def _literal(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True
