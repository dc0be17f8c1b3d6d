"""What the clocks of a request look at, what a person tells of them, and what can be done once a time is over."""

from types import MappingProxyType

from hub.exchange.vocabulary.code_set import CodeSet, code
from hub.exchange.vocabulary.takedowns import RECEIPT_PROOFS
from hub.kit.text import Phrase

PLATFORM_FACTS = CodeSet(
    "platform_fact",
    "What is true of a platform from one day to another, as the directory holds it.",
    (
        code("us_covered_platform", Phrase("US: covered platform"), "The TAKE IT DOWN Act reaches it."),
        code("us_platform", Phrase("US: platform"), "It is a service provider under 17 USC 512."),
        code("us_reporting_provider", Phrase("US: must report children's images"), "18 USC 2258A reaches it."),
        code("eu_hosting", Phrase("EU: hosting service"), "Article 16 of the DSA reaches it."),
        code("eu_online_platform", Phrase("EU: online platform"), "Article 20 of the DSA reaches it."),
        code("eu_dispute_body", Phrase("EU: certified dispute body"), "Article 21 of the DSA names it."),
        code("jp_designated", Phrase("Japan: designated large platform"), "It is on the list of that day."),
        code("jp_provider", Phrase("Japan: provider"), "The Japanese acts on providers reach it."),
        code("au_service", Phrase("Australia: service"), "The Online Safety Act of Australia reaches it."),
        code("uk_service", Phrase("UK: regulated service"), "The Online Safety Act of the UK reaches it."),
        code("kr_operator", Phrase("Korea: telecommunications operator"), "Article 22-5 reaches it."),
        code("in_intermediary", Phrase("India: intermediary"), "The IT Rules reach it."),
    ),
)
CLOCK_COUNTINGS = CodeSet(
    "clock_counting",
    "How the time of a rule is counted.",
    (
        code("hours", Phrase("Hours"), "Elapsed hours; no day is left out."),
        code("days", Phrase("Days"), "Calendar days, to the end of the last one in the rule's zone."),
        code("months", Phrase("Months"), "Calendar months, to the end of the last day in the rule's zone."),
        code("none", Phrase("No number", "clock_counting"), "The law gives no number."),
    ),
)
SOURCE_MARKS = CodeSet(
    "source_mark",
    "How far the source of a rule was read.",
    (
        code("V", Phrase("Verified"), "Read in the law itself or at its owner."),
        code("V-sec", Phrase("Verified at second hand"), "Read in what others write about it."),
        code("V-impl", Phrase("Verified in use"), "Read in the working program of somebody who relies on it."),
        code("U", Phrase("Not verified"), "Known in general alone: it starts no clock."),
    ),
)
CLOCK_MOMENTS = CodeSet(
    "clock_moment",
    "What a person tells the hub of a request, from which a clock counts.",
    (
        code("acknowledgement", Phrase("Acknowledgement"), "The recipient said that it has the request."),
        code("told", Phrase("Decision told"), "The recipient told its decision."),
        code("inquiry", Phrase("Inquiry at the poster"), "The provider asked whoever posted it."),
        code("notice", Phrase("Notice of an authority"), "An authority's removal notice reached the provider."),
        code("complaint", Phrase("Complaint complete"), "A body has a complete complaint."),
        code("filing", Phrase("Report filed"), "The provider reported to an authority."),
    ),
)
CLOCK_STARTS = CodeSet(
    "clock_start",
    "What the time of a rule counts from.",
    (
        code("received", Phrase("Received"), "The recipient has the request."),
        code("sent", Phrase("Sent", "clock_start"), "The request was sent."),
        *CLOCK_MOMENTS.but("clock_start_told", "What a person tells.", "acknowledgement"),
        code("offender_known", Phrase("The offender became known"), "The day on which she learned who it was."),
    ),
)
CLOCK_EVENTS = CodeSet(
    "clock_event",
    "What counts for the clocks of a request, as it was kept.",
    (*RECEIPT_PROOFS, *CLOCK_MOMENTS.but("clock_moment_alone", "Beside proofs.", "acknowledgement")),
)
FINDINGS = CodeSet(
    "finding",
    "Whether an item is still there, as a person recorded it; the hub opens nothing.",
    (
        code("there", Phrase("Still there"), "It can still be seen."),
        code("gone", Phrase("Gone"), "It cannot be seen any more."),
        code("unverified", Phrase("Not known"), "Nobody can say."),
    ),
)
FINDING_SOURCES = CodeSet(
    "finding_source",
    "By whose word.",
    (
        code("staff", Phrase("Staff looked"), "Never where she was or may have been under 18.", "opens"),
        code("person", Phrase("The person herself", "deadlines"), "Her own word."),
        code("hotline", Phrase("A hotline"), "A hotline looked, and said so."),
        code("platform", Phrase("The platform"), "The platform's own answer."),
    ),
    MappingProxyType({"opens": "Somebody of the organisation opens the address."}),
)
DUE_STATES = CodeSet(
    "due_state",
    "Where a request stands against its end.",
    (
        code("not-running", Phrase("No clock runs"), "Nobody took the request yet."),
        code("running", Phrase("In time"), "There is time left."),
        code("due-soon", Phrase("Due soon"), "Less than a day is left, or a quarter of a short time."),
        code("due", Phrase("Time is over: look"), "Nobody has said whether it is still there."),
        code("missed", Phrase("Missed"), "It was still there after the end."),
        code("met", Phrase("Met"), "Everything was found gone."),
        code("stopped", Phrase("Ended"), "The request ended otherwise."),
    ),
)
STEPS_AFTER_DUE = CodeSet(
    "step_after_due",
    "What a person can do about a request whose time is over; it is prepared, and sent by nobody but a person.",
    (
        code("second-notice", Phrase("Second notice"), "Ask the platform again."),
        code("next-contact", Phrase("Next contact"), "Ask the next contact of the service."),
        code("request-copies", Phrase("Request for copies"), "Ask for identical copies."),
        code("complaint", Phrase("Complaint"), "Complain, by the draft."),
        code("authority", Phrase("Authority"), "Tell the authority that supervises it."),
        code("lawyer", Phrase("Lawyer"), "Ask a lawyer."),
    ),
)
