"""Reads one GraphQL request from HTTP; whatever is not one is refused here, before anybody parses a document.

Follows "GraphQL over HTTP". Only `application/json` bodies: browsers send text/plain and forms without asking first.
Batches, repeated parameters, and what nests too deeply or cannot be stored (NUL, lone surrogates) are no requests.
"""

import asyncio
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import parse_qsl

import orjson
from starlette.requests import Request

from hub.kit.errors import Reason
from hub.kit.plain import is_plain

GRAPHQL: Final = "application/graphql-response+json"
JSON: Final = "application/json"
LARGEST_BODY: Final = 200_000
LARGEST_QUERY_STRING: Final = 8_000
DRAINED: Final = 2_000_000
"""How much of a refused body is still read, so that the client sees the answer and not a reset connection."""
PATIENCE: Final = 10.0
"""Seconds that a body may take."""
DEEPEST: Final = 20

_QUALITY = re.compile(r"q=(0(?:\.[0-9]{0,3})?|1(?:\.0{0,3})?)")
_PARAMETERS = ("query", "operationName", "variables", "extensions")


class NotARequestError(Exception):
    """It is no GraphQL request; `status` says in HTTP's words why."""

    def __init__(self, status: int, code: str, field: str = "", headers: Mapping[str, str] | None = None) -> None:
        """`code` and `field` as in every refusal."""
        super().__init__(code)
        self.status = status
        self.reason = Reason(code, field)
        self.headers = dict(headers or {})


@dataclass(frozen=True)
class GraphqlRequest:
    """A well-formed request. Content: never logged."""

    query: str = field(repr=False)
    operation_name: str | None = field(repr=False)
    variables: Mapping[str, Any] = field(repr=False)


def answer_type(accept: list[str]) -> str:
    """The media type to answer in; JSON where the caller does not mind. Raises `NotARequestError` (406)."""
    if not accept:
        return JSON
    ranges = [_range(one, place) for place, one in enumerate(",".join(accept).split(","))]
    offers = [(_wish(offer, ranges), offer) for offer in (JSON, GRAPHQL)]
    wish, offer = max(offers, key=lambda one: one[0])
    if wish[0] <= 0:
        raise NotARequestError(406, "not_acceptable")
    return offer


async def read_request(request: Request) -> GraphqlRequest:
    """The GraphQL request that this HTTP request holds. Raises `NotARequestError`."""
    if request.method == "GET":
        return _from_query_string(request.scope["query_string"])
    _check_content_type(request)
    return _from_body(await _body(request))


async def drain(request: Request) -> None:
    """Read what is left of a refused body, up to a limit: some clients take an early answer for a reset."""
    seen = 0
    try:
        async with asyncio.timeout(PATIENCE):
            async for chunk in request.stream():
                seen += len(chunk)
                if seen > DRAINED:
                    return
    except (TimeoutError, RuntimeError):  # too slow, or read already
        return


async def _body(request: Request) -> bytes:
    chunks: list[bytes] = []
    seen = 0
    try:
        async with asyncio.timeout(PATIENCE):
            async for chunk in request.stream():
                seen += len(chunk)
                if seen <= LARGEST_BODY:
                    chunks.append(chunk)
                elif seen > DRAINED:
                    break
    except TimeoutError as error:
        raise NotARequestError(408, "body_too_slow", headers={"Connection": "close"}) from error
    if seen > LARGEST_BODY:
        raise NotARequestError(413, "body_too_large", headers={"Connection": "close"} if seen > DRAINED else {})
    return b"".join(chunks)


def _check_content_type(request: Request) -> None:
    """Refuse everything but JSON in UTF-8, said once, and not packed."""
    types = request.headers.getlist("content-type")
    media, *parameters = types[0].split(";") if len(types) == 1 else [""]
    charset = [one.partition("=")[2].strip().strip('"').lower() for one in parameters if "charset=" in one.lower()]
    packed = request.headers.get("content-encoding", "identity").strip().lower() != "identity"
    if media.strip().lower() != JSON or any(one not in ("utf-8", "utf8") for one in charset) or packed:
        raise NotARequestError(415, "media_type_unsupported")


def _from_body(body: bytes) -> GraphqlRequest:
    given = _json(body)
    if not isinstance(given, dict):  # a list would be a batch
        raise NotARequestError(400, "body_malformed")
    return _asked(given)


def _from_query_string(raw: bytes) -> GraphqlRequest:
    if len(raw) > LARGEST_QUERY_STRING:
        raise NotARequestError(414, "body_too_large")
    try:
        pairs = parse_qsl(raw.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=20)
    except ValueError as error:  # not ASCII, not UTF-8, or too many
        raise NotARequestError(400, "body_malformed") from error
    known = [(name, value) for name, value in pairs if name in _PARAMETERS]
    given: dict[str, Any] = {name: value for name, value in known if value != ""}
    if len({name for name, _ in known}) != len(known):
        raise NotARequestError(400, "body_malformed")
    for name in ("variables", "extensions"):
        if name in given:
            given[name] = _json(given[name].encode())
    return _asked(given)


def _json(raw: bytes) -> Any:
    """The value; refuses NaN, infinity, lone surrogates and a thousand levels by itself."""
    try:
        return orjson.loads(raw)
    except orjson.JSONDecodeError as error:
        raise NotARequestError(400, "body_malformed") from error


def _asked(given: Mapping[str, Any]) -> GraphqlRequest:
    query, name = given.get("query"), given.get("operationName")
    variables, extensions = given.get("variables"), given.get("extensions")
    shapes = {
        "query": isinstance(query, str),
        "operationName": name is None or isinstance(name, str),
        "variables": variables is None or isinstance(variables, dict),
        "extensions": extensions is None or isinstance(extensions, dict),
    }
    wrong = [parameter for parameter, good in shapes.items() if not good]
    if wrong:
        raise NotARequestError(400, "body_malformed", wrong[0])
    unfit = [parameter for parameter in shapes if parameter != "extensions" and not _is_fit(given.get(parameter))]
    if unfit:
        raise NotARequestError(400, "malformed", unfit[0])
    return GraphqlRequest(str(query), name or None, variables or {})


def _is_fit(value: Any) -> bool:
    """Whether everything inside can be stored, and nothing nests deeper than any input of ours."""
    rest = [(value, 0)]
    while rest:
        one, level = rest.pop()
        if isinstance(one, str):
            if not is_plain(one):
                return False
        elif isinstance(one, list | dict):
            if level >= DEEPEST or (isinstance(one, dict) and not all(is_plain(key) for key in one)):
                return False
            rest.extend((inner, level + 1) for inner in (one.values() if isinstance(one, dict) else one))
    return True


def _range(text: str, place: int) -> tuple[str, float, int]:
    """One range of an Accept header: media range, quality, place."""
    media, *parameters = (part.strip().lower() for part in text.split(";"))
    quality = next((one for one in parameters if one.startswith("q=")), "q=1")
    found = _QUALITY.fullmatch(quality)
    return media, float(found[1]) if found else 0.0, place


def _wish(offer: str, ranges: list[tuple[str, float, int]]) -> tuple[float, int, int]:
    """How much the caller wishes for this type: quality of the closest range, how close it is, how early it stands."""
    closeness = {offer: 2, "application/*": 1, "*/*": 0}
    fitting = [(closeness[media], quality, -place) for media, quality, place in ranges if media in closeness]
    close, quality, place = max(fitting, default=(0, 0.0, 0))
    return quality, close, place
