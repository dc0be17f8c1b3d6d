"""A reviewer's day: the queue, one request with its items, decisions and corrections."""

from types import MappingProxyType
from typing import Final

from hub.kit.text import Phrase

WORDS: Final = MappingProxyType(
    {
        "queue.title": Phrase("Queue"),
        "queue.who": Phrase("Whose requests"),
        "queue.who.all": Phrase("All", "queue"),
        "queue.who.mine": Phrase("Yours"),
        "queue.who.nobody": Phrase("Nobody's yet"),
        "queue.urgency": Phrase("How urgent"),
        "queue.urgency.any": Phrase("Any urgency"),
        "queue.sort.due": Phrase("Due first"),
        "queue.sort.newest": Phrase("Newest first, decided ones too"),
        "queue.all": Phrase("Choose all of these:"),
        "queue.chosen": Phrase("Chosen:"),
        "queue.take_chosen": Phrase("Take the chosen ones"),
        "queue.leave_chosen": Phrase("Give the chosen ones back"),
        "queue.choose": Phrase("Choose"),
        "queue.from": Phrase("From"),
        "queue.kind": Phrase("What is asked"),
        "queue.items": Phrase("Items"),
        "queue.ground": Phrase("Clock"),
        "queue.due": Phrase("Due (your time)"),
        "queue.no_clock": Phrase("The time asked for"),
        "queue.no_due": Phrase("Not running yet"),
        "queue.none": Phrase("Nothing is waiting here."),
        "queue.rest.hint": Phrase("What you have not begun goes back to the others. Nobody asks for a reason."),
        "queue.rest": Phrase("Take a rest"),
        "queue.look_again": Phrase("Look again or correct it"),
        "queue.done.decided": Phrase("Decided, and told to the sender."),
        "queue.done.taken": Phrase("They are yours now."),
        "queue.done.left": Phrase("Given back."),
        "queue.done.rested": Phrase("What you had not begun is back in the queue. What you took on stays yours."),
        "queue.done.corrected": Phrase("Corrected. Both sides see the earlier answer, too."),
        "queue.done.seen": Phrase("The sender sees that it has arrived."),
        "queued.title": Phrase("Request in the queue"),
        "queued.vouches": Phrase("Who vouches"),
        "queued.received": Phrase("Arrived"),
        "queued.ground": Phrase("Ground and signature"),
        "queued.words.open": Phrase("Open the words about what happened, only if you need them"),
        "queued.words": Phrase("What happened, in the sender's words"),
        "queued.items.hint": Phrase("Addresses are text. Nothing is loaded from them."),
        "queued.find": Phrase("Find among these items"),
        "queued.answer": Phrase("Answer", "queue"),
        "queued.every": Phrase("Further answers, for all that are ticked"),
        "queued.every.answer": Phrase("Answer for all ticked"),
        "queued.every.hint": Phrase("For ticked items that have no answer of their own above."),
        "queued.why.needs-information": Phrase("What is missing"),
        "queued.why.refused": Phrase("Reason for refusing"),
        "queued.statement.hint": Phrase("The reason is told to the sender with the item, in its language."),
        "queued.decide": Phrase("Decide and go on"),
        "queued.keys": Phrase(
            "1 to 6: mark this item. Shift and 1 to 6: mark all ticked. Enter: next, and at the end decide. "
            "Ctrl and Enter: decide now. J, K: next and previous."
        ),
        "queued.decided": Phrase("Answered"),
        "queued.correct": Phrase("Correct the answer to item"),
        "queued.correct.hint": Phrase("Both sides keep the earlier answer. No time gets longer by it."),
        "queued.correct.link": Phrase("Correct it"),
        "queued.correct.because": Phrase("What was not right"),
        "queued.correct.do": Phrase("Replace the answer"),
        "queued.reason": Phrase("Reason for a refusal, or what is missing"),
        "queued.corrections": Phrase("Corrected answers"),
        "queued.leave": Phrase("Give this one back"),
        "queued.to_queue": Phrase("To the queue"),
    }
)
