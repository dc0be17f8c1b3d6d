"""One signed POST."""

from connectors.kit.signing import signed_headers
from hub.exchange.connector import Dispatch, Message, Route
from hub.exchange.network import Carrier
from hub.exchange.outcomes import Outcome, Rejected


async def deliver(dispatch: Dispatch, message: Message, route: Route, carrier: Carrier) -> Outcome:
    """The endpoint is `route.address["url"]`; `route.secrets` are the signing secrets, newest first."""
    if "url" not in route.address:
        return Rejected("route_incomplete")
    try:
        signature = signed_headers(route.secrets, dispatch.message_id, carrier.now(), message.body)
    except ValueError:
        return Rejected("unsigned")
    headers = {"Content-Type": message.media_type, **signature}
    return await carrier.post(route.address["url"], headers, message.body)
