"""Where the hub never goes: forty-odd ways of writing an address that is not a partner's."""

import pytest

from connectors.kit.addresses import AddressRefused, checked_addresses, permitted, plainly_written

pytestmark = pytest.mark.anyio

PUBLIC = "93.184.216.34"
PUBLIC_V6 = "2606:2800:220:1::1"

NEVER_IN_PRODUCTION = [
    "127.0.0.1",
    "127.255.255.254",
    "0.0.0.0",  # noqa: S104 - refused, not bound to
    "0.1.2.3",
    "10.0.0.1",
    "10.255.255.255",
    "100.64.0.1",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.8",
    "192.0.2.1",
    "192.88.99.1",
    "192.168.1.1",
    "198.18.0.1",
    "198.51.100.7",
    "203.0.113.7",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::127.0.0.1",
    "::ffff:127.0.0.1",
    "::ffff:7f00:1",
    "::ffff:10.0.0.1",
    "::ffff:93.184.216.34",
    "64:ff9b::7f00:1",
    "64:ff9b:1::1",
    "100::1",
    "2001::7f00:1",
    "2001:20::1",
    "2001:db8::1",
    "2002:7f00:1::",
    "3fff::1",
    "fc00::1",
    "fd12:3456:789a::1",
    "fe80::1",
    "fe80::1%eth0",
    "fec0::1",
    "ff02::1",
    "not an address",
]

DISGUISES = [
    "2130706433",
    "0x7f000001",
    "0x7f.1",
    "127.1",
    "127.0.1",
    "0177.0.0.1",
    "0177.0.0.01",
    "127.0.0.1.",
    "127.0.0.0x1",
    "0",
    "0.",
    "017700000001",
    "%31%32%37.0.0.1",
    "127.0.0.1%00.example.org",
    "１２７.0.0.1",
    "①②⑦.0.0.1",
    "[::1]",
    "0:0:0:0:0:0:0:1",
    "::FFFF:7F00:1 ",
    "fe80::1%25eth0",
    "example.org:80",
    "user@example.org",
    "exam ple.org",
    "example..org",
    ".example.org",
    "",
    "a" * 64 + ".example.org",
    "a." * 130 + "org",
]


@pytest.mark.parametrize("address", NEVER_IN_PRODUCTION)
async def test_production_never_connects_to_the_machine_or_its_neighbours(address: str) -> None:
    async def resolve(host: str, port: int) -> list[str]:
        return [PUBLIC, address]

    with pytest.raises(AddressRefused):
        await checked_addresses("partner.example.org", 443, "production", resolve)
    assert not permitted(address, "production")


@pytest.mark.parametrize("host", DISGUISES)
async def test_an_oddly_written_host_is_refused_before_anybody_is_asked(host: str) -> None:
    asked: list[str] = []

    async def resolve(host: str, port: int) -> list[str]:
        asked.append(host)
        return [PUBLIC]

    with pytest.raises(AddressRefused):
        await checked_addresses(host, 443, "production", resolve)
    assert asked == []


@pytest.mark.parametrize("mode", ["demo", "test"])
@pytest.mark.parametrize("address", [PUBLIC, PUBLIC_V6, "10.0.0.1", "169.254.169.254", "::ffff:127.0.0.1", "fe80::1"])
async def test_demo_and_test_reach_this_machine_only(mode: str, address: str) -> None:
    assert not permitted(address, mode)  # type: ignore[arg-type]
    assert permitted("127.0.0.1", mode)  # type: ignore[arg-type]
    assert permitted("::1", mode)  # type: ignore[arg-type]


@pytest.mark.parametrize("address", [PUBLIC, PUBLIC_V6, "1.1.1.1", "2a00:1450:4001:81b::200e"])
async def test_production_reaches_public_addresses(address: str) -> None:
    assert permitted(address, "production")
    assert plainly_written(address)


@pytest.mark.parametrize(
    "host", ["partner.example.org", "PARTNER.example.org.", "xn--wgv71a.example.com", "a_b.example"]
)
def test_a_name_is_plainly_written(host: str) -> None:
    assert plainly_written(host)


async def test_a_name_that_changes_its_answer_is_asked_once_and_held_to_it() -> None:
    answers = [[PUBLIC], ["127.0.0.1"]]

    async def resolve(host: str, port: int) -> list[str]:
        return answers.pop(0)

    found = await checked_addresses("rebinding.example.org", 443, "production", resolve)

    assert found == (PUBLIC,)
    assert answers == [["127.0.0.1"]]


async def test_a_name_without_address_is_an_error_of_the_network() -> None:
    async def resolve(host: str, port: int) -> list[str]:
        return []

    with pytest.raises(OSError, match="no address"):
        await checked_addresses("partner.example.org", 443, "production", resolve)
