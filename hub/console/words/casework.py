"""A caseworker's day: what waits, and the list of cases."""

from types import MappingProxyType
from typing import Final

from hub.kit.text import Phrase

WORDS: Final = MappingProxyType(
    {
        "today.title": Phrase("Today", "page"),
        "today.reload": Phrase("See what is new"),
        "today.overdue": Phrase("Late"),
        "today.due-today": Phrase("Due today"),
        "today.undelivered": Phrase("Not delivered"),
        "today.answered": Phrase("New answers"),
        "today.consent-ends": Phrase("Consent ends soon"),
        "today.draft": Phrase("Begun and not sent"),
        "today.overdue.next": Phrase("Telephone, or ask somebody else"),
        "today.due-today.next": Phrase("See where it stands"),
        "today.undelivered.next": Phrase("Send again, or carry it"),
        "today.answered.next": Phrase("Read the answer"),
        "today.consent-ends.next": Phrase("Ask her again"),
        "today.draft.next": Phrase("Open it again"),
        "today.due": Phrase("Due"),
        "today.was_due": Phrase("Was due"),
        "today.ends": Phrase("Ends"),
        "today.more": Phrase("More of them stand in the list of cases."),
        "today.all": Phrase("All cases"),
        "today.office": Phrase("Late in the whole organisation:"),
        "cases.title": Phrase("Cases"),
        "cases.views": Phrase("Which cases"),
        "cases.view.mine": Phrase("Mine"),
        "cases.view.all": Phrase("The organisation's"),
        "cases.view.waiting": Phrase("Waiting for an answer"),
        "cases.view.overdue": Phrase("Late", "cases"),
        "cases.view.closed": Phrase("Closed"),
        "cases.orders": Phrase("In which order"),
        "cases.order.newest": Phrase("Newest first"),
        "cases.order.changed": Phrase("Written in last"),
        "cases.order.due": Phrase("Due first"),
        "cases.search": Phrase("Number or name"),
        "cases.search.hint": Phrase("For example K-104, or a part of the name you gave it."),
        "cases.search.do": Phrase("Look for it"),
        "cases.search.none": Phrase("Nothing was found. Try the number, or fewer letters."),
        "cases.search.all": Phrase("Show all again"),
        "cases.search.more": Phrase("There are more. Write more letters."),
        "cases.none": Phrase("There is no case here."),
        "cases.due": Phrase("Answer due"),
        "cases.late": Phrase("Late", "case"),
        "cases.ends": Phrase("Consent ends"),
        "cases.opened": Phrase("Opened"),
        "cases.not_yours": Phrase("You are not on its team"),
        "cases.next": Phrase("Next page"),
        "keys.hint": Phrase("J, K: next and previous. Enter: open. N: new case. /: look for."),
        "keys.off": Phrase("Turn keys off"),
        "keys.on": Phrase("Turn keys on"),
        "cases.first": Phrase("First page"),
    }
)
