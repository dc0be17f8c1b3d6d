"""Referrals and requests as tasks: statuses, reasons, and what a recipient answers to a referral."""

from types import MappingProxyType

from hub.exchange.vocabulary.code_set import CodeSet, code
from hub.kit.text import Phrase

TASK_STATUSES = CodeSet(
    "task_status",
    "Where a referral or takedown request stands (FHIR R5 Task.status).",
    (
        code("draft", Phrase("Draft"), "Its sender prepares it; nobody else sees it."),
        code("requested", Phrase("Requested"), "It was sent."),
        code("received", Phrase("Received"), "The recipient has seen it; that is no acceptance."),
        code("accepted", Phrase("Accepted", "tasks"), "The recipient takes it on."),
        code("rejected", Phrase("Rejected", "tasks"), "The recipient does not take it on.", "reason_required"),
        code("in-progress", Phrase("In progress"), "The recipient works on it."),
        code("on-hold", Phrase("On hold"), "The recipient waits for something.", "reason_required"),
        code("completed", Phrase("Completed"), "It is done."),
        code("cancelled", Phrase("Cancelled", "tasks"), "A party or the hub ended it.", "reason_required"),
        code("failed", Phrase("Failed"), "It was tried and could not be done.", "reason_required"),
        code("entered-in-error", Phrase("Entered in error"), "It should not be there; nobody else sees it."),
    ),
    MappingProxyType({"reason_required": "Whoever moves to it says why."}),
)
TASK_REASONS = CodeSet(
    "task_reason",
    "Why a referral or request was rejected, held, ended or failed.",
    (
        code("expired", Phrase("Expired"), "No answer came in time.", "of_the_hub"),
        code(
            "consent-withdrawn",
            Phrase("Consent withdrawn"),
            "No longer given; stands in what ended before.",
            "of_the_hub",
        ),
        code("re-route", Phrase("Sent elsewhere"), "Another recipient is asked instead."),
        code("no-capacity", Phrase("No capacity"), "The recipient cannot take more."),
        code("conflict-of-interest", Phrase("Conflict of interest"), "The recipient acts for another side."),
        code("out-of-area", Phrase("Out of area"), "The recipient does not serve that place."),
        code("not-eligible", Phrase("Not eligible"), "The recipient does not serve such cases."),
        code("declined-by-person", Phrase("Declined by the person"), "She does not want it."),
        code("waiting-for-person", Phrase("Waiting for the person"), "Her answer is needed first."),
        code(
            "waiting-for-third-party",
            Phrase("Waiting for somebody else"),
            "Another body's answer is needed first.",
        ),
        code("duplicate", Phrase("Duplicate"), "The same was asked already."),
        code("sent-in-error", Phrase("Sent in error"), "It was sent by mistake."),
        code("not-possible", Phrase("Not possible"), "It cannot be done."),
        code("other", Phrase("Other"), "Another reason."),
        code("ended-by-sender", Phrase("Ended by the sender"), "A word narrowed; why is not told.", "of_the_hub"),
        code("agreement-ended", Phrase("Agreement ended"), "The two organisations' agreement ended.", "of_the_hub"),
    ),
    MappingProxyType({"of_the_hub": "The hub alone gives it; no party can."}),
)
GIVEN_REASONS = TASK_REASONS.but("given_reason", "Reasons that a party gives.", *TASK_REASONS.having("of_the_hub"))
CAPACITIES = CodeSet(
    "capacity",
    "Whether a service can take somebody on (Open Referral UK and FHIR words).",
    (
        code("capacity", Phrase("Capacity"), "It can."),
        code("no-capacity", Phrase("No capacity", "tasks"), "It cannot."),
        code("waitlist", Phrase("Waiting list"), "Somebody must wait."),
        code(
            "additional-assessment-required",
            Phrase("Assessment needed first"),
            "It must look at the case first.",
        ),
    ),
)
ENGAGEMENTS = CodeSet(
    "engagement",
    "What a lawyer and the person agreed; accepting a referral does not mean it.",
    (
        code("engaged", Phrase("Engaged"), "The lawyer was retained."),
        code("consultation-only", Phrase("Consultation only"), "Advice was given; nobody was retained."),
    ),
)
DATE_KINDS = CodeSet(
    "date_kind",
    "What a recipient must keep for the person on a day.",
    (
        code("court-date", Phrase("Court date"), "A hearing."),
        code("filing-deadline", Phrase("Filing deadline"), "A paper must be handed in."),
        code("limitation", Phrase("Limitation"), "A claim ends."),
        code("log-preservation", Phrase("Log preservation"), "Logs are lost after it."),
        code("meeting", Phrase("Meeting"), "A meeting with the person."),
        code("objection-deadline", Phrase("Objection deadline"), "An objection must be raised."),
        code("reply-due", Phrase("Reply due"), "An answer is due."),
    ),
)
REFERRAL_OUTCOMES = CodeSet(
    "referral_outcome",
    "What a completed referral came to.",
    (
        code("advice-given", Phrase("Advice given"), "She was advised."),
        code("service-provided", Phrase("Service provided"), "What was asked for was done."),
        code("partly-provided", Phrase("Partly provided"), "Some of it was done."),
        code("referred-onward", Phrase("Referred onward"), "Somebody else helps now, with her consent."),
        code("stopped-by-person", Phrase("Stopped by the person"), "She did not want to go on."),
        code("contact-lost", Phrase("Contact lost"), "She could not be reached."),
        code("not-needed-any-more", Phrase("Not needed any more"), "It resolved otherwise."),
        code("other", Phrase("Other"), "Anything else."),
    ),
)
DELIVERY_STATUSES = CodeSet(
    "delivery_status",
    "Whether the recipient has it.",
    (
        code("waiting", Phrase("Waiting", "tasks"), "The hub has not delivered it yet."),
        code("sent", Phrase("Sent", "tasks"), "The recipient took it."),
        code("failed", Phrase("Failed", "tasks"), "It did not arrive; see the trouble."),
        code("by-hand", Phrase("By hand"), "There is no channel; somebody carries it."),
    ),
)
NOTICES = CodeSet(
    "notice",
    "What a recipient is told of a release; never why.",
    (
        code("paused-by-sender", Phrase("Paused by the sender"), "It waits and cannot be read now."),
        code("replaced-by-sender", Phrase("Replaced by the sender"), "There is a newer one."),
    ),
)
EARLIER_KINDS = CodeSet(
    "asked_before_kind",
    "How the same body was asked before.",
    (
        code("same-case", Phrase("Same case"), "It has this case."),
        code("same-place", Phrase("Same place"), "It was asked for this item."),
        code("rerouted", Phrase("Already rerouted"), "Another was asked in the place of this referral."),
        code("delivered", Phrase("Delivered", "tasks"), "It took this message."),
    ),
)
AGAIN_REASONS = CodeSet(
    "again_reason",
    "Why the same body is asked again.",
    (
        code("re-uploaded", Phrase("Uploaded again"), "It is back after a removal."),
        code("no-answer", Phrase("No answer"), "Nobody answered."),
        code("different-url-same-place", Phrase("Other address, same place"), "The address differs."),
        code("other-desk", Phrase("Another desk"), "Another desk of the body answers it."),
        code("new-facts", Phrase("New facts"), "Something new is known."),
        code("asked-by-them", Phrase("Asked by them"), "The body asked for it."),
        code("went-astray", Phrase("Went astray"), "The first one did not arrive."),
        code("agreed-anew", Phrase("Agreed anew"), "The person agreed once more."),
        code("other-person-same-place", Phrase("Another person, same place"), "It concerns somebody else."),
        code("other-purpose", Phrase("Another purpose"), "It is asked for something else."),
    ),
)
