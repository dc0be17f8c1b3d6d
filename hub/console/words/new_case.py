"""A new case in steps, and places that are pasted."""

from types import MappingProxyType
from typing import Final

from hub.kit.text import Phrase

WORDS: Final = MappingProxyType(
    {
        "new_case.title": Phrase("New case"),
        "new.start": Phrase("Record a new consultation"),
        "new.go_on": Phrase("Write on, step by step"),
        "new.steps": Phrase("Steps, in any order"),
        "new.step.safety": Phrase("Safety and contact"),
        "new.step.happened": Phrase("What happened", "step"),
        "new.step.evidence": Phrase("Evidence", "step"),
        "new.step.wishes": Phrase("Whom she wants told"),
        "new.step.check": Phrase("Look it over"),
        "new.state.written": Phrase("Filled in"),
        "new.state.begun": Phrase("Begun"),
        "new.state.not_yet": Phrase("Not yet", "step"),
        "new.send": Phrase("Send:"),
        "new.send.not": Phrase("not sent yet"),
        "new.send.sent": Phrase("see the page of the case"),
        "new.first": Phrase("First: is she safe tonight? Say what the law may make you report before she tells more."),
        "new.urgency": Phrase("How soon an answer is needed"),
        "new.language": Phrase("Language of the person"),
        "new.method": Phrase("How it was said"),
        "new.alone": Phrase("Is she alone, and can she talk freely"),
        "new.alone.hint": Phrase("What lets others know more about her counts only after a yes to this."),
        "new.bar": Phrase("Whom she never wants told"),
        "new.next": Phrase("Save and go on"),
        "new.stay": Phrase("Save and add another"),
        "new.stop": Phrase("Stop half-way"),
        "new.not_sent": Phrase("Saved for your team. Nothing is sent to anybody."),
        "new.rest": Phrase("What is marked was not recorded and still stands below. Everything else is saved."),
        "new.kept": Phrase(
            "What you wrote here and what was not recorded stands below. Only you see it, for seven days."
        ),
        "new.drafts": Phrase("Written and not recorded"),
        "new.drop": Phrase("Give up what was not recorded"),
        "new.since": Phrase("Somebody else wrote here meanwhile. Save again and yours takes its place. Recorded now:"),
        "new.uncounted": Phrase("Recorded as it was said. It protects her less, and so it does not count yet."),
        "paste.title": Phrase("Paste addresses"),
        "paste.box": Phrase("Addresses (URL), one a line"),
        "paste.hint": Phrase("Up to 200 at once. An account: @name, a space, and the service. Nothing is opened."),
        "paste.do": Phrase("Look at them and put them in"),
        "paste.outcome": Phrase("What became of each line"),
        "paste.kind": Phrase("Kind", "paste"),
        "paste.url": Phrase("Address"),
        "paste.account": Phrase("Account"),
        "paste.service": Phrase("Service"),
        "paste.usable": Phrase("Usable or not"),
        "paste.added": Phrase("Put into the case"),
        "paste.there": Phrase("The same is in the case already"),
        "paste.wrong": Phrase("Not put in; it stands in the box."),
        "paste.asked": Phrase("Asked to remove it already"),
        "paste.image": Phrase("We can't take images. Please write only where it is (the URL)."),
        "paste.back": Phrase("To the evidence"),
        "new.to_case": Phrase("To the page of the case"),
    }
)
