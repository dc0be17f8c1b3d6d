"""Lists by keyset: `first` and `after`, pages of at most 100, no totals.

A cursor is a position (instant and id) with a check over the list and the organisation it was given for, so that one
of another list, of another organisation, or made up, is refused as malformed. It is no secret and gives no access:
the position only says where the caller's own list goes on.
"""

import base64
import binascii
import hashlib
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any, cast
from uuid import UUID

import graphene

from hub.kit.errors import Invalid, Reason
from hub.kit.pages import DEFAULT_SIZE, LARGEST_SIZE, Page, Position, Slice
from schema.engine.context import Context
from schema.engine.guard import Guarded, Resolver, query

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_CHECK = 6
_LENGTH = 8 + 16 + _CHECK
_LONGEST_CURSOR = 64


class PageInfo(graphene.ObjectType):
    """Where a page stands in its list."""

    has_next_page = graphene.Boolean(required=True, description="Whether more follow.")
    has_previous_page = graphene.Boolean(required=True, description="Whether this page came after a cursor.")
    start_cursor = graphene.String(description="The cursor of the first item; null on an empty page.")
    end_cursor = graphene.String(description="The cursor of the last item; null on an empty page.")


@cache
def connection(of: Any) -> type[graphene.ObjectType]:
    """The Relay connection type of a type, made once."""
    name = of._meta.name
    edge = type(
        f"{name}Edge",
        (graphene.ObjectType,),
        {
            "__doc__": f"One place in a list of {name}.",
            "cursor": graphene.String(required=True, description="Give it as `after` to go on from here."),
            "node": graphene.Field(of, required=True, description="The thing itself."),
        },
    )
    return type(
        f"{name}Connection",
        (graphene.ObjectType,),
        {
            "__doc__": f"A page of a list of {name}.",
            "edges": graphene.List(graphene.NonNull(edge), required=True, description="The page's items in order."),
            "page_info": graphene.Field(PageInfo, required=True, description="Where this page stands."),
        },
    )


def listing(of: type[graphene.ObjectType], **filters: Any) -> Callable[[Resolver], Guarded]:
    """Make a function a list of `Query`: `async def name(context, *, page, filter) -> Slice`."""

    def declare(resolve: Resolver) -> Guarded:
        async def answer(context: Context, **given: Any) -> dict[str, Any]:
            page = asked_page(context, name, given.pop("first", None), given.pop("after", None))
            return _shown(await resolve(context, page=page, **given), page, context, name)

        name = getattr(resolve, "__name__", "")
        answer.__doc__, answer.__name__ = resolve.__doc__, name
        return query(connection(cast("Any", of)), **filters, **arguments())(answer)

    return declare


def arguments() -> dict[str, Any]:
    """The two arguments of every list."""
    return {
        "first": graphene.Int(description=f"How many, 1 to {LARGEST_SIZE}; {DEFAULT_SIZE} where not given."),
        "after": graphene.String(description="The cursor to go on from; the list's start where not given."),
    }


def asked_page(context: Context, name: str, first: int | None, after: str | None) -> Page:
    """The page that is asked for. Raises `Invalid`: `out_of_range` for `first`, `malformed` for `after`."""
    size = DEFAULT_SIZE if first is None else first
    if not 1 <= size <= LARGEST_SIZE:
        raise Invalid(Reason("out_of_range", "first", ("1", f"{LARGEST_SIZE}")))
    return Page(size, None if after is None else position(context, name, after))


def cursor(context: Context, name: str, at: Position) -> str:
    """The position in the list `name` as the caller may keep it."""
    micros = (at.at - _EPOCH) // timedelta(microseconds=1)
    raw = micros.to_bytes(8, "big", signed=True) + at.object.bytes
    return base64.urlsafe_b64encode(raw + _check(context, name, raw)).decode().rstrip("=")


def position(context: Context, name: str, text: str) -> Position:
    """The position that a cursor of the list `name` holds; raises `Invalid` for any other text."""
    raw = _decoded(text)
    if len(raw) != _LENGTH or raw[-_CHECK:] != _check(context, name, raw[:-_CHECK]):
        raise Invalid(Reason("malformed", "after"))
    micros = int.from_bytes(raw[:8], "big", signed=True)
    try:
        return Position(_EPOCH + timedelta(microseconds=micros), UUID(bytes=raw[8:24]))
    except OverflowError as error:
        raise Invalid(Reason("malformed", "after")) from error


def _shown(found: Slice[Any], page: Page, context: Context, name: str) -> dict[str, Any]:
    edges = [{"cursor": cursor(context, name, at), "node": item} for at, item in found.items]
    return {
        "edges": edges,
        "page_info": {
            "has_next_page": found.more,
            "has_previous_page": page.after is not None,
            "start_cursor": edges[0]["cursor"] if edges else None,
            "end_cursor": edges[-1]["cursor"] if edges else None,
        },
    }


def _decoded(text: str) -> bytes:
    if len(text) > _LONGEST_CURSOR or not text.isascii():
        return b""
    try:
        return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except binascii.Error:
        return b""


def _check(context: Context, name: str, raw: bytes) -> bytes:
    return hashlib.sha256(context.viewer.organisation.bytes + name.encode() + b"\0" + raw).digest()[:_CHECK]
