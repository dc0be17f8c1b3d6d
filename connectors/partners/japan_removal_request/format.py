"""The mail: the form as text (for a provider's web form) and PDF, or later news with its reference only."""

from connectors.kit.sheet import plain_text
from connectors.partners.japan_removal_request import words
from connectors.partners.japan_removal_request.dated import TITLE
from connectors.partners.japan_removal_request.documents import printed
from connectors.partners.japan_removal_request.sheet import sheet_of
from hub.exchange.connector import Dispatch, Message
from hub.exchange.faults import FormIncomplete
from hub.exchange.packets import Packet

_CREATED = "takedown.request.created"
_TAKEN_BACK = frozenset({"takedown.request.withdrawn", "takedown.request.cancelled"})


def format(dispatch: Dispatch) -> Message:
    """The form, or news about it, in Japanese whoever reads it: it is a form of Japanese law.

    Raises `FormIncomplete` where the form cannot be filled, or a new request comes without its packet.
    """
    if dispatch.event == _CREATED:
        return _request(dispatch.packet)
    text = words.WITHDRAWN if dispatch.event in _TAKEN_BACK else words.REMINDER
    return Message("text/plain", f"{text.format(id=dispatch.object)}\n".encode(), subject=TITLE)


def _request(packet: Packet | None) -> Message:
    if packet is None:
        raise FormIncomplete("packet")
    sheet = sheet_of(packet)
    return Message(
        "text/plain",
        plain_text(sheet).encode(),
        subject=TITLE,
        documents=(printed(packet, sheet),),
        reply_to=str(packet.fields["reply_contact"]["mail"]),
    )
