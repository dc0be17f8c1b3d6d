"""The real OpenID provider, running, and a browser without script that signs in at it."""

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import httpx

from tests.peers import command

_MOST_STEPS = 10


@contextmanager
def openid_provider(*clients: dict[str, Any], port: int = 0) -> Iterator[str]:
    """`oidc-provider` with these clients (RFC 7591's names) and the people hanako, taro and jiro; its issuer."""
    asked = json.dumps({"clients": clients, "port": port})
    with subprocess.Popen(
        command("provider.mjs", asked), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        assert process.stdout is not None
        try:
            yield str(json.loads(process.stdout.readline())["issuer"])
        finally:
            process.terminate()


def client(client_id: str, redirect_uri: str, **more: Any) -> dict[str, Any]:
    """The hub as the provider knows it."""
    return {
        "client_id": client_id,
        "redirect_uris": [redirect_uri],
        "grant_types": ["authorization_code"],
        "response_types": ["code"],
        **more,
    }


async def sign_in(browser: httpx.AsyncClient, url: str, login: str, back: str) -> list[tuple[str, str]]:
    """Follow the provider's redirects by hand, type the name where it asks: the parameters of the address `back`."""
    answer = await browser.get(url)
    for _ in range(_MOST_STEPS):
        if answer.is_redirect:
            url = str(answer.url.join(answer.headers["location"]))
            if url.startswith(f"{back}?"):
                return parse_qsl(urlsplit(url).query, keep_blank_values=True)
            answer = await browser.get(url)
        else:
            assert "<form" in answer.text, answer.text
            answer = await browser.post(answer.url, data={"login": login})
    raise AssertionError("the provider never sent the browser back")
