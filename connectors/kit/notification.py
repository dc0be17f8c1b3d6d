"""A mail that says only that there is something new in the hub: no case, no name, no number, no link."""

from hub.exchange.connector import Dispatch, Message

_BODY = """ハブに新しいお知らせがあります。いつもの方法でサインインして確かめてください。
このメールには、内容もリンクもありません。

There is something new in the hub. Please sign in the way you usually do.
This mail holds neither content nor links.
"""


def something_new(dispatch: Dispatch) -> Message:  # noqa: ARG001 - the contract's signature
    """The same words for every dispatch."""
    return Message("text/plain", _BODY.encode(), subject="お知らせ / Notice")
