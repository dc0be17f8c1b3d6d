"""The steps at the matcher. Each message begins anew, so that whatever broke off before leaves nothing behind."""

import json
from collections.abc import Mapping
from typing import Any, Final

from connectors.kit.steps import NO_LATER_NEWS, BrokeOff, PartnerApi, api_of
from hub.exchange.connector import Dispatch, Message, Route
from hub.exchange.network import Carrier
from hub.exchange.outcomes import Delivered, Outcome, Rejected, TryLater

_GONE: Final = (404,)
_STALE: Final = "index_out_of_date"
_LOOK_AGAIN: Final = 300
"""Seconds until the index is asked again: HMA rebuilds it in the background, within minutes."""


async def deliver(dispatch: Dispatch, message: Message, route: Route, carrier: Carrier) -> Outcome:  # noqa: ARG001
    """Hold these hashes, or none any more; `route`: the matcher's address and the token that guards it."""
    asked: Mapping[str, Any] = json.loads(message.body)
    try:
        api = api_of(route, carrier)
        if asked["to"] == "hold":
            return await _hold(api, asked)
        return await _remove(api, asked) if asked["to"] == "remove" else Rejected(NO_LATER_NEWS)
    except BrokeOff as broke_off:
        return broke_off.outcome


async def _hold(api: PartnerApi, asked: Mapping[str, Any]) -> Outcome:
    """A bank that holds exactly these: what an earlier attempt or a wider release put there goes first."""
    await api.ask("DELETE", f"/c/bank/{asked['bank']}", takes=_GONE)
    await api.ask("POST", "/c/banks", {"name": asked["bank"], "enabled_ratio": 1.0})
    for signal in asked["signals"]:
        body = {signal["type"]: signal["value"], "note": asked["note"]}
        await api.ask("POST", f"/c/bank/{asked['bank']}/signal", body)
    return Delivered()


async def _remove(api: PartnerApi, asked: Mapping[str, Any]) -> Outcome:
    """Nothing any more; it counts only once the index is built without it, for until then it still matches."""
    await api.ask("DELETE", f"/c/bank/{asked['bank']}", takes=_GONE)
    answer = await api.ask("GET", "/c/signal_type/index")
    indices = [answer.found] if _STALE in answer.found else list(answer.found.values())
    built = bool(indices) and all(isinstance(one, Mapping) and one.get(_STALE) is False for one in indices)
    return Delivered() if built else TryLater(_STALE, _LOOK_AGAIN)
