"""Reads what a machine sends to the token endpoint and its neighbours; whatever is no plain form is refused at once."""

import asyncio
from collections.abc import Mapping
from typing import Final
from urllib.parse import parse_qsl

from starlette.requests import Request

from hub.kit.plain import is_plain

MEDIA_TYPE: Final = "application/x-www-form-urlencoded"
LARGEST: Final = 16_384
MOST_PARAMETERS: Final = 12
PATIENCE: Final = 10.0
"""Seconds that a body may take."""


class FormRefused(Exception):
    """No form that the hub takes. `code`: of RFC 6749, 5.2."""

    def __init__(self, status: int, code: str, headers: Mapping[str, str] | None = None) -> None:
        """`status`: in HTTP's words."""
        super().__init__(code)
        self.status = status
        self.code = code
        self.headers = dict(headers or {})


async def read_form(request: Request) -> dict[str, str]:
    """The parameters of the body, each once; raises `FormRefused`.

    A secret of the client's, in the header or in the body, is refused whatever it is: there are none here.
    """
    if "authorization" in request.headers:  # RFC 6749, 5.2: answered in the scheme that was tried
        raise FormRefused(401, "invalid_client", {"WWW-Authenticate": "Basic"})
    if not _is_form(request) or request.scope["query_string"]:
        raise FormRefused(400, "invalid_request")
    given = _pairs(await _body(request))
    if "client_secret" in given:
        raise FormRefused(400, "invalid_request")
    return given


def _is_form(request: Request) -> bool:
    types = request.headers.getlist("content-type")
    media, *parameters = types[0].lower().split(";") if len(types) == 1 else [""]
    packed = request.headers.get("content-encoding", "identity").strip().lower() != "identity"
    charsets = [one.partition("=")[2].strip().strip('"') for one in parameters if "charset=" in one]
    return media.strip() == MEDIA_TYPE and not packed and all(one in ("utf-8", "utf8") for one in charsets)


async def _body(request: Request) -> bytes:
    body = b""
    try:
        async with asyncio.timeout(PATIENCE):
            async for chunk in request.stream():
                body += chunk
                if len(body) > LARGEST:
                    raise FormRefused(413, "invalid_request", {"Connection": "close"})
    except TimeoutError as error:
        raise FormRefused(408, "invalid_request", {"Connection": "close"}) from error
    return body


def _pairs(body: bytes) -> dict[str, str]:
    try:
        pairs = parse_qsl(
            body.decode("ascii"),
            keep_blank_values=True,
            strict_parsing=bool(body),
            errors="strict",
            max_num_fields=MOST_PARAMETERS,
        )
    except ValueError as error:  # not ASCII, not UTF-8, too many, or no pairs
        raise FormRefused(400, "invalid_request") from error
    given = dict(pairs)
    if len(given) != len(pairs) or not all(is_plain(word) for pair in pairs for word in pair):
        raise FormRefused(400, "invalid_request")
    return given
