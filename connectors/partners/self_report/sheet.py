"""The sheet: each service that fits, what it asks and what happens. It holds no word of the case and no name."""

from connectors.kit import letter
from connectors.kit.sheet import Prose, Rows, Section, Sheet
from connectors.partners.self_report.dated import SERVICES, WRITTEN_ON
from connectors.partners.self_report.routes import fitting
from hub.exchange.packets import Packet
from hub.exchange.vocabulary.person import SELF_SERVICES
from hub.kit.text import Phrase, as_it_is

_TITLE = Phrase("Services that you can use yourself")
_BEFORE = Phrase("Before you begin")
_ONLY_YOU = Phrase(
    "You decide whether, when and where. We report nothing there for you, and do not need the image: send it to "
    "nobody, not to us either. Use a device that nobody else looks at. Keep this paper only where it is safe."
)
_WHOM = Phrase("For whom")
_WHERE = Phrase("Address of the service")
_ASKS = Phrase("What it asks")
_HAPPENS = Phrase("What happens")
_AFTER = Phrase("Afterwards")
_TELL_US = Phrase(
    "If you like, tell us the case number, and we keep it sealed for you. Never tell us a PIN. You can take a report "
    "back yourself at the service."
)
_STAND = Phrase("Written down on {day} from what others write about these services; it may have changed.")


def sheet_of(packet: Packet) -> Sheet:
    """The sheet in Japanese or English, for her age in the images alone."""
    say = letter.only(packet.language)
    codes = fitting(packet.fields.get("age_band_at_images"))
    stand = _STAND.filled(day=as_it_is(f"{WRITTEN_ON:%Y-%m-%d}"))
    return Sheet(
        language="ja" if packet.language == "ja" else "en",
        title=say(_TITLE),
        mark="",
        reference="",
        boxed=None,
        sections=(
            Section(say(_BEFORE), Prose(say(_ONLY_YOU))),
            *(Section(say(SELF_SERVICES[code].words), _rows(code, say)) for code in codes),
            Section(say(_AFTER), Prose(f"{say(_TELL_US)}\n{say(stand)}")),
        ),
    )


def _rows(code: str, say: letter.SayText) -> Rows:
    one = SERVICES[code]
    return Rows(
        (
            (say(_WHOM), say(one.for_whom)),
            (say(_WHERE), one.address),
            (say(_ASKS), say(one.asks)),
            (say(_HAPPENS), say(one.happens)),
        )
    )
