"""How a machine is said to the second person: what it is, what it may do, and with which keys it shows itself."""

from collections.abc import Iterable, Mapping

from hub.acts.words import Profiles, Word, one_of
from hub.exchange.vocabulary.members import BINDINGS, ROLES
from hub.identity.permissions import Permission
from hub.identity.permissions.scope_words import SCOPE_WORDS
from hub.kit.text import Phrase, Text
from hub.machines.clients.rules import ClientWanted

MACHINE_WORDS: Mapping[str, Word] = {
    "label": Word(Phrase("The machine")),
    "role": Word(
        Phrase("What it is"),
        one_of(ROLES.words()),
    ),
    "binding": Word(
        Phrase("Its tokens"),
        one_of(BINDINGS.words()),
    ),
    "requests": Word(Phrase("Requests a minute")),
    "keys": Word(Phrase("Thumbprints of its keys (RFC 7638)")),
}


def scopes(value: str, _profiles: Profiles) -> Text:
    """Scopes with a space between, each in words."""
    found = [SCOPE_WORDS[Permission(one)] for one in value.split()]
    return Text("、".join(one.ja for one in found), "; ".join(one.en for one in found))


MAY_DO = Word(Phrase("What it may do"), scopes)


def machine(wanted: ClientWanted, keys: Iterable[str]) -> dict[str, str]:
    """The details of a machine as it is to be."""
    return {
        "label": wanted.label,
        "role": wanted.role.value,
        "scopes": " ".join(sorted(wanted.scopes)),
        "binding": wanted.binding,
        "requests": str(wanted.rate),
        "keys": " ".join(sorted(keys)),
    }
