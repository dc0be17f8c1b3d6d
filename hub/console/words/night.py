"""Danger to life, after the telephone; the standing second's call, a case opened on duty, and the morning after."""

from types import MappingProxyType
from typing import Final

from hub.kit.text import Phrase

WORDS: Final = MappingProxyType(
    {
        "danger.title": Phrase("Record danger to life"),
        "danger.first": Phrase("Telephone first: 110, 119, 189. Write here afterwards. One person can record it."),
        "danger.no_case": Phrase("There is no case of yours. Make one, or open one from the page of the night."),
        "danger.case": Phrase("Number of the case"),
        "danger.who": Phrase("Who"),
        "danger.who.hint": Phrase('A call name, or "not known". Left empty, the one of the case is used.'),
        "danger.where": Phrase("Where"),
        "danger.where.hint": Phrase('The place, or a way to find her. "Not known" will do.'),
        "danger.kinds": Phrase("What danger"),
        "danger.words": Phrase("In words (may be left out)"),
        "danger.number": Phrase("Number that was telephoned"),
        "danger.number.hint": Phrase("For example: 110"),
        "danger.called": Phrase("When it was telephoned (Japan time)"),
        "danger.kept.words": Phrase("In words"),
        "danger.kept.called": Phrase("When it was telephoned"),
        "danger.record": Phrase("Record it"),
        "danger.done.recorded": Phrase("Recorded, and so is what was said by telephone."),
        "danger.done.asked": Phrase("Asked. It is sent as soon as another person has confirmed it."),
        "danger_recorded.title": Phrase("Record of danger to life"),
        "danger.waits": Phrase("Written part that waits for a second person"),
        "danger.written": Phrase("Tell it in writing as well"),
        "danger.written.hint": Phrase(
            "Only what stands above is told. Nothing is sent until another person has confirmed it."
        ),
        "danger.recipient": Phrase("Who is told"),
        "danger.look": Phrase("Look for whom to tell"),
        "danger.look.hint": Phrase("There are more than are listed. Write a part of the name."),
        "danger.look.do": Phrase("Look"),
        "danger.look.nobody": Phrase("Nobody of that name."),
        "danger.purpose": Phrase("What for"),
        "danger.ask": Phrase("Ask for a second person"),
        "night.title": Phrase("Night and duty"),
        "night.calls": Phrase("Other organisations ask for a second person"),
        "night.calls.hint": Phrase(
            "Life is in danger. Nothing of the case is shown. If in doubt, telephone the organisation."
        ),
        "night.not_on_call": Phrase("Whoever is on call answers. Tell them at once."),
        "night.danger": Phrase("Danger"),
        "night.to": Phrase("Kind of body that is told"),
        "night.recorded": Phrase("When it was recorded"),
        "night.morning": Phrase("Opened during the night"),
        "night.morning.hint": Phrase("Ask whoever was on duty for the reason, and check."),
        "night.opened-on-duty": Phrase("Opened by whoever was on duty:"),
        "night.wall-lifted": Phrase("May be opened on duty again:"),
        "night.seen": Phrase("I have checked"),
        "night.cut": Phrase("End it"),
        "night.duty": Phrase("Open a case of others"),
        "night.duty.hint": Phrase(
            "Open while you are on duty; team and supervisor see it in the morning. Your duty ends:"
        ),
        "night.reason": Phrase("Reason for opening it"),
        "night.open": Phrase("Open it"),
        "night.no_cases": Phrase("There is no case to open."),
        "night.done.confirmed": Phrase("Confirmed. It is being sent, and kept in the ledger."),
        "night.done.declined": Phrase("Declined. It waits for the organisation's own people."),
        "night.done.opened": Phrase("Opened, and kept in the ledger."),
        "night.done.seen": Phrase("Recorded."),
    }
)
