"""How a machine is said to the second person: what it is, what it may do, and with which keys it shows itself."""

from collections.abc import Iterable, Mapping

from hub.acts.words import ActWord, Profiles, one_of
from hub.exchange.vocabulary.members import BINDINGS, ROLES
from hub.identity.permissions import Permission
from hub.identity.permissions.meanings import PERMISSIONS
from hub.kit.text import Phrase, Text, series
from hub.machines.clients.rules import ClientWanted

MACHINE_WORDS: Mapping[str, ActWord] = {
    "label": ActWord(Phrase("The machine")),
    "role": ActWord(
        Phrase("What it is"),
        one_of(ROLES.words()),
    ),
    "binding": ActWord(
        Phrase("Its tokens"),
        one_of(BINDINGS.words()),
    ),
    "requests": ActWord(Phrase("Requests a minute")),
    "keys": ActWord(Phrase("Thumbprints of its keys (RFC 7638)")),
}


def scopes(value: str, _profiles: Profiles) -> Text:
    """Scopes with a space between, each in words."""
    return series((PERMISSIONS[Permission(one)] for one in value.split()), "; ")


MAY_DO = ActWord(Phrase("What it may do"), scopes)


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
