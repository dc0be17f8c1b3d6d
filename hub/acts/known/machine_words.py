"""How a machine is said to the second person: what it is, what it may do, and with which keys it shows itself."""

from collections.abc import Iterable, Mapping

from hub.acts.words import Profiles, Word, one_of
from hub.exchange.vocabulary.members import BINDINGS, ROLES
from hub.identity.clients.rules import Wanted
from hub.identity.permissions import Permission
from hub.identity.permissions.scope_words import SCOPE_WORDS
from hub.kit.text import Text

MACHINE_WORDS: Mapping[str, Word] = {
    "label": Word(Text("プログラムの名前", "The machine")),
    "role": Word(
        Text("役割", "What it is"),
        one_of(ROLES.words()),
    ),
    "binding": Word(
        Text("トークン", "Its tokens"),
        one_of(BINDINGS.words()),
    ),
    "requests": Word(Text("1分あたりの回数", "Requests a minute")),
    "keys": Word(Text("鍵の指紋（RFC 7638）", "Thumbprints of its keys (RFC 7638)")),
}


def scopes(value: str, _profiles: Profiles) -> Text:
    """Scopes with a space between, each in words."""
    found = [SCOPE_WORDS[Permission(one)] for one in value.split()]
    return Text("、".join(one.ja for one in found), "; ".join(one.en for one in found))


MAY_DO = Word(Text("できること", "What it may do"), scopes)


def machine(wanted: Wanted, keys: Iterable[str]) -> dict[str, str]:
    """The details of a machine as it is to be."""
    return {
        "label": wanted.label,
        "role": wanted.role.value,
        "scopes": " ".join(sorted(wanted.scopes)),
        "binding": wanted.binding,
        "requests": str(wanted.rate),
        "keys": " ".join(sorted(keys)),
    }
