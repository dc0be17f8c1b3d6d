"""The letter: places, fixed sentences, and who asks. Nothing in it depends on who the person is or how old."""

from typing import Any

from connectors.kit import letter, letter_words
from connectors.kit.letter import SayText
from connectors.kit.sheet import Rows, Section, Sheet
from connectors.kit.times import jst_with_utc
from connectors.partners.preservation_request import labels
from connectors.partners.preservation_request.dated import DAYS_ASKED
from connectors.partners.preservation_request.profile import PROFILE
from hub.exchange.packets import Packet
from hub.exchange.vocabulary.takedowns import SIGNER_ROLES
from hub.kit.text import as_it_is

_OWN = PROFILE.words


def sheet_of(packet: Packet, language: str) -> Sheet:
    """The letter in Japanese or English; raises `FormIncomplete` where it lacks something.

    Of the handling block the label alone: whom not to tell ("a guardian") says that she is a child. The authority by
    which somebody signs is left out for the same reason: a child's is her recorded assent.
    """
    letter.require(PROFILE.packet["preservation"], packet.fields)
    fields, say = packet.fields, letter.only(language)
    sections = (
        (labels.ABOUT, Rows(((say(labels.REQUEST), say(labels.WHY)),))),
        (labels.PLACES, letter.places(_items(fields["items"]), say)),
        (labels.KEEP, _keep(say)),
        (labels.SIGNATURE, _signature(packet, say)),
        (letter_words.CONTACT, letter.contact(fields["reply_contact"], say)),
        (labels.REQUEST, _request(packet, say)),
    )
    return Sheet(
        language="ja" if language == "ja" else "en",
        title=say(labels.TITLE),
        mark=packet.handling.tlp,
        reference=f"{say(letter_words.REFERENCE)}: {packet.object}",
        boxed=None,
        sections=tuple(Section(say(heading), content) for heading, content in sections),
    )


def _items(given: Any) -> list[Any]:  # noqa: ANN401 - a field holds any JSON value
    return given if isinstance(given, list) else []


def _keep(say: SayText) -> Rows:
    days = labels.DAYS.filled(days=as_it_is(str(DAYS_ASKED)))
    kept = (labels.LOGS, labels.ACCOUNT, labels.CONTENT)
    return Rows((*((str(n), say(one)) for n, one in enumerate(kept, 1)), (say(labels.HOW_LONG), say(days))))


def _signature(packet: Packet, say: SayText) -> Rows:
    role = letter.word(SIGNER_ROLES, packet.fields["signer"]["role"], say, _OWN)
    return letter.rows(say, (_OWN.of("signer.role"), role), (labels.SENT_BY, packet.sender.name))


def _request(packet: Packet, say: SayText) -> Rows:
    respond_by = packet.fields.get("respond_by")
    return letter.rows(
        say,
        (_OWN.of("respond_by"), jst_with_utc(respond_by) if respond_by else ""),
        (labels.KEPT, say(labels.ANSWER)),
        (labels.HOLDERS, say(labels.NOT_TOLD)),
        (labels.NO_SHOW, say(labels.NO_DISCLOSURE)),
    )
