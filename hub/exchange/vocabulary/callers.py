"""Who turns to the organisation: the person herself, or somebody about her."""

from types import MappingProxyType

from hub.exchange.vocabulary.code_set import CodeSet, code
from hub.kit.text import Phrase

HERSELF = "herself"
CALLERS = CodeSet(
    "caller",
    "Who speaks with the organisation.",
    (
        code("self", Phrase("The person herself"), "The person herself.", HERSELF),
        code("guardian", Phrase("A parent or guardian", "callers"), "Who has parental authority over her."),
        code("friend", Phrase("A friend"), "A friend of hers."),
        code("teacher", Phrase("A teacher"), "Somebody of her school."),
        code("other", Phrase("Somebody else"), "Anybody else."),
    ),
    MappingProxyType({HERSELF: "It is the person, and so a yes can be hers."}),
)
