"""May what came from another's packet be passed on? Not yet, whatever was agreed; and often it was not agreed. Pure."""

from dataclasses import dataclass

from hub.kit.errors import Reason


@dataclass(frozen=True)
class CameFrom:
    """The packet from which a case came. `onward_sharing`: whether its agreement lets it be passed on at all."""

    onward_sharing: bool


def onward_reasons(came_from: CameFrom | None) -> tuple[Reason, ...]:
    """Why nothing of the case may leave; empty where it came from nobody's packet.

    Until the person's yes to a second recipient, her bars and the first sender's limits travel with a packet, none is
    passed on by the hub. Where its agreement does not allow it anyway, that is said too.
    """
    if came_from is None:
        return ()
    not_agreed = () if came_from.onward_sharing else (Reason("onward_not_agreed"),)
    return (Reason("onward_not_possible"), *not_agreed)
