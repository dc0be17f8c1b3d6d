"""What a person wishes, and what a partner's route is for: the words by which routes are found."""

from hub.exchange.vocabulary.code_set import CodeSet, code
from hub.kit.text import Phrase

ROUTE_WISHES = CodeSet(
    "route_wish",
    "What the person wishes; the routes follow from it.",
    (
        code("gone-from-places", Phrase("Gone from these places"), "What is published is to be removed."),
        code("not-to-get-there", Phrase("Not to get there at all"), "What is threatened is to be kept from appearing."),
        code("lawyer", Phrase("A lawyer"), "Somebody advises or acts for her."),
        code("money-back", Phrase("Money back"), "What was paid is to come back."),
        code("tell-police", Phrase("Tell the police, maybe"), "The police are asked or told."),
        code("not-known", Phrase("I don't know yet"), "Every route that fits is shown."),
    ),
)
AGE_CLASSES = CodeSet(
    "age_class",
    "Whose images a route takes, by the age in the images.",
    (
        code("adult", Phrase("Of adults"), "Only where she was 18 or over in the images."),
        code("child", Phrase("Of children"), "Only where she was under 18 in the images."),
        code("any", Phrase("Of any age"), "Whatever the age."),
    ),
)
ROUTE_SENDERS = CodeSet(
    "route_sender",
    "Who may use a route.",
    (
        code("organisation", Phrase("A support organisation"), "Whoever supports her, on her word."),
        code("person", Phrase("The person herself", "routes"), "She goes there herself; the hub sends nothing."),
        code("lawyer", Phrase("A lawyer", "routes"), "Only a lawyer who acts for her."),
        code("guardian", Phrase("A guardian", "routes"), "Only who has parental authority."),
    ),
)
ROUTE_STATES = CodeSet(
    "route_state",
    "What a proposed route still needs.",
    (
        code("ready", Phrase("Can be sent"), "The gate allows it as it stands."),
        code("ask-her", Phrase("Ask her first"), "It could be sent if she said yes to what it shows."),
        code("write", Phrase("Write the request first"), "The words of the request are missing."),
        code("herself", Phrase("She goes there herself"), "The hub sends nothing by it."),
    ),
)
