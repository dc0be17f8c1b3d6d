"""What letters about removal have in common: how they are dealt with, the places, who signs, how to answer.

Each part shows what the packet holds and leaves out what it does not; none of them adds a word about the case.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from connectors.kit import letter_words
from connectors.kit.sheet import Rows, Section, Table
from connectors.kit.times import utc
from hub.exchange.complete import lacking
from hub.exchange.faults import FormIncomplete
from hub.exchange.packets import Handling
from hub.exchange.profiles import Need
from hub.exchange.vocabulary import CodeSet
from hub.exchange.vocabulary.disclosure import RECIPIENTS
from hub.exchange.vocabulary.takedowns import ALGORITHMS, AUTHORITIES, ITEM_KINDS, SIGNER_ROLES
from hub.exchange.words import PLAIN, Words
from hub.kit.text import Text

SayText = Callable[[Text], str]
"""How a letter says its own words: in one language, or in two."""
LetterFields = Mapping[str, Any]


def only(language: str) -> SayText:
    """In one language: Japanese where it is asked for, English for everybody else."""
    return lambda text: text.to("ja" if language == "ja" else "en")


def english_first(language: str) -> SayText:
    """For readers of English: with the Japanese beside it where that is the language of the case, for who signs it."""
    return lambda text: f"{text.en} / {text.ja}" if language == "ja" and text.ja != text.en else text.en


def require(needs: Iterable[Need], fields: LetterFields) -> None:
    """Raise `FormIncomplete` naming every place that the form asks for and that is empty."""
    missing = lacking(needs, fields)
    if missing:
        raise FormIncomplete(*(lack.place() for lack in missing))


def rows(say: SayText, *pairs: tuple[Text, object]) -> Rows:
    """The pairs that hold something."""
    return Rows(tuple((say(label), str(value)) for label, value in pairs if value))


def word(found: CodeSet, code: object, say: SayText, own: Words = PLAIN) -> str:
    """What a code of the hub means; one that is not known is shown as it came, nothing as nothing."""
    return say(own.code(found, code)) if code else ""


def handled(handling: Handling, say: SayText, own: Words) -> Section:
    """Whom the recipient must not contact or tell; a guardian who was not informed is one of them."""
    closed = dict.fromkeys((*handling.do_not_contact, *(["guardian"] if handling.guardian_informed is False else [])))
    shut = ", ".join(word(RECIPIENTS, kind, say, own) for kind in closed)
    return Section(
        say(letter_words.HANDLING), rows(say, (letter_words.MARK, handling.tlp), (letter_words.DO_NOT_CONTACT, shut))
    )


def places(items: Iterable[Any], say: SayText) -> Table:
    """The items as they were recorded, each with its number in the request."""
    head = tuple(say(PLAIN.of(f"items.{part}")) for part in ("number", "kind", "service", "value"))
    lines = tuple(
        (
            str(item.get("number", number)),
            kind_of(item, say),
            str(item.get("service") or ""),
            str(item.get("value") or ""),
        )
        for number, item in enumerate(items, start=1)
        if isinstance(item, Mapping)
    )
    return Table(head, lines)


def kind_of(item: LetterFields, say: SayText) -> str:
    """What an item is; of a hash also by which algorithm, for its digits alone do not say."""
    algorithm = item.get("algorithm")
    named = word(ITEM_KINDS, item.get("kind"), say)
    return f"{named} ({word(ALGORITHMS, algorithm, say)})" if algorithm in ALGORITHMS else named


def contact(reply_contact: LetterFields, say: SayText) -> Rows:
    """Who can be asked and told."""
    return rows(say, *((PLAIN.of(f"reply_contact.{part}"), reply_contact[part]) for part in ("name", "mail")))


def good_faith(said: LetterFields, say: SayText) -> Rows:
    """The statement as it was made, and when."""
    return rows(
        say, (PLAIN.of("good_faith.statement"), said["statement"]), (PLAIN.of("good_faith.at"), utc(said["at"]))
    )


def signature(signer: LetterFields, say: SayText) -> Rows:
    """In which role and on which authority the request was signed."""
    return rows(
        say,
        (PLAIN.of("signer.role"), word(SIGNER_ROLES, signer["role"], say)),
        (PLAIN.of("signer.authority"), word(AUTHORITIES, signer["authority"], say)),
        (PLAIN.of("signer.prepared_by"), signer.get("prepared_by")),
        (PLAIN.of("signer.signed_at"), utc(signer["signed_at"]) if signer.get("signed_at") else ""),
    )
