"""The suite itself cannot reach the network."""

import socket

import pytest


def test_a_test_cannot_connect_outside() -> None:
    with socket.socket() as outside, pytest.raises(pytest.fail.Exception, match="only loopback"):
        outside.connect(("192.0.2.1", 80))


def test_a_test_cannot_ask_for_a_name_outside() -> None:
    with pytest.raises(pytest.fail.Exception, match="only loopback"):
        socket.getaddrinfo("partner.example.org", 443)


@pytest.mark.live
def test_a_test_can_use_loopback() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()) as client:
        assert client.getpeername() == server.getsockname()
