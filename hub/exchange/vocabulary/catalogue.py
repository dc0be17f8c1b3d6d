"""The words with which the catalogue speaks of its fields: category, sensitivity, kind of value."""

from hub.exchange.vocabulary.code_set import CodeSet, code
from hub.kit.text import Phrase

CATEGORIES = CodeSet(
    "field_category",
    "What a field speaks of.",
    (
        code("identity", Phrase("Identity"), "Who she is."),
        code("age", Phrase("Age"), "How old she is or was."),
        code("circumstances", Phrase("Circumstances"), "What was done."),
        code("demand", Phrase("Demand"), "What is demanded."),
        code("offender", Phrase("Offender"), "Who did it."),
        code("location", Phrase("Location"), "Where the images are."),
        code("evidence", Phrase("Evidence"), "What shows it."),
        code("legal", Phrase("Legal"), "What lawyers and authorities ask for."),
        code("contact", Phrase("Contact"), "How she can be reached."),
        code("care", Phrase("Care"), "What she needs."),
        code("internal", Phrase("Internal"), "It never leaves the organisation."),
        code("request", Phrase("Request"), "It speaks of the sending organisation and its request."),
    ),
)
SENSITIVITIES = CodeSet(
    "sensitivity",
    "What a field can do in the wrong hands.",
    (
        code("ordinary", Phrase("Ordinary"), "It tells nothing of her."),
        code("sensitive", Phrase("Sensitive"), "It tells what happened."),
        code("endangering", Phrase("Endangering"), "It finds, exposes or silences her."),
    ),
)
VALUE_KINDS = CodeSet(
    "value_kind",
    "What kind of value a field or a part of it holds.",
    (
        code("line", Phrase("Line"), "One line of text."),
        code("text", Phrase("Text"), "Text of several lines."),
        code("choice", Phrase("One code"), "One code of a set."),
        code("choices", Phrase("Several codes"), "A list of codes of a set, none twice."),
        code("amount", Phrase("Amount"), "A whole number of yen."),
        code("date", Phrase("Date"), "A calendar day, e.g. 2026-05-20."),
        code("instant", Phrase("Instant"), "Date and time with the zone in which it was said (RFC 3339)."),
        code("rows", Phrase("List of records"), "A list of records of the same parts."),
        code("record", Phrase("Record"), "One record of parts."),
        code("whole", Phrase("Whole number"), "A whole number within bounds."),
        code("flag", Phrase("True or false"), "True or false."),
        code("url", Phrase("Web address"), "An http or https address, never opened."),
        code("mail", Phrase("Mail address", "catalogue"), "A mail address without a display name."),
    ),
)
