"""Why a machine, its key or its scopes are not taken."""

from collections.abc import Mapping

from hub.kit.sentence import Sentence
from hub.kit.text import Phrase

REFUSALS: Mapping[str, Sentence] = {
    "second_person_needed": Sentence(
        Phrase("What leads to content is decided by two people."),
        Phrase("Ask for it, and let another confirm."),
    ),
    "content_needs_dpop": Sentence(
        Phrase("A machine that reads or writes content needs tokens bound to its key."),
        Phrase("Take it in with binding DPOP."),
    ),
    "scopes_alike": Sentence(
        Phrase("The machine has just these scopes already."),
        Phrase("There is nothing to change: use it as it is."),
    ),
    "key_known": Sentence(
        Phrase("This key, or its kid, was registered before."),
        Phrase("Make a new key."),
    ),
    "client_ended": Sentence(
        Phrase("This client has ended."),
        Phrase("Register a new one."),
    ),
}
