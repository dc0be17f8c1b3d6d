"""A takedown request's items: what they are, who signs, how each was answered, why, and what proves receipt."""

from types import MappingProxyType

from hub.exchange.vocabulary.code_set import CodeSet, code
from hub.kit.text import Phrase

ITEM_STATUSES = CodeSet(
    "item_status",
    "Where one item of a request stands.",
    (
        code("sent", Phrase("Sent"), "It left; nothing was answered."),
        code("received", Phrase("Received"), "The recipient has it.", "of_sender"),
        code("under-review", Phrase("Under review"), "The recipient looks at it.", "of_recipient", "of_sender"),
        code(
            "removed",
            Phrase("Removed", "takedowns"),
            "It is gone everywhere.",
            "of_recipient",
            "of_sender",
            "gone",
            "final",
            "of_removal",
        ),
        code(
            "partly-removed",
            Phrase("Partly removed"),
            "Some of it is gone.",
            "of_recipient",
            "of_sender",
            "final",
            "of_removal",
        ),
        code(
            "geo-restricted",
            Phrase("Hidden in a country"),
            "It is out of sight in a country.",
            "of_recipient",
            "of_sender",
            "gone",
            "final",
            "of_removal",
        ),
        code(
            "account-actioned",
            Phrase("Account acted on"),
            "The account was closed or limited.",
            "of_recipient",
            "of_sender",
            "gone",
            "final",
            "of_removal",
        ),
        code(
            "already-gone",
            Phrase("Already gone"),
            "It was not there any more.",
            "of_recipient",
            "of_sender",
            "gone",
            "final",
        ),
        code(
            "preserved",
            Phrase("Kept", "takedowns"),
            "Logs and content are kept, as a request to keep them asked.",
            "of_recipient",
            "of_sender",
            "final",
            "kept",
        ),
        code("duplicate", Phrase("Duplicate"), "Another request asks for it.", "of_recipient", "of_sender", "final"),
        code(
            "refused",
            Phrase("Refused", "takedowns"),
            "It stays, for a reason.",
            "of_recipient",
            "of_sender",
            "final",
            "reason_required",
        ),
        code(
            "needs-information",
            Phrase("Needs information"),
            "Something must be told first.",
            "of_recipient",
            "of_sender",
            "reason_required",
        ),
        code(
            "reported-to-authority",
            Phrase("Reported to an authority"),
            "The recipient told an authority.",
            "of_recipient",
            "of_sender",
            "final",
        ),
        code("withdrawn", Phrase("Withdrawn", "takedowns"), "Its sender takes it back.", "final"),
        code("delivery-failed", Phrase("Delivery failed"), "It never arrived.", "of_sender", "of_nobody", "final"),
        code("no-answer", Phrase("No answer"), "Nobody answered.", "of_sender", "of_nobody", "final"),
    ),
    MappingProxyType(
        {
            "of_recipient": "The recipient can answer it.",
            "of_sender": "The sender can record it for a recipient that has nobody in the hub.",
            "of_nobody": "It is recorded without any word of the recipient, and gives way to one.",
            "gone": "The item is out of sight, wholly or in a country.",
            "of_removal": "It answers a request to remove alone.",
            "kept": "It answers a request to keep alone.",
            "final": "No further word is needed.",
            "reason_required": "It is said with a reason.",
        }
    ),
)
ITEM_ANSWERS = ITEM_STATUSES.only(
    "item_answer", "What can be answered or recorded.", *ITEM_STATUSES.having("of_sender")
)
ITEM_REASONS = CodeSet(
    "item_reason",
    "Why an item was refused, or what is needed.",
    (
        code("not-found", Phrase("Not found"), "Nothing is at that place."),
        code("not-unlawful", Phrase("Not unlawful"), "No law forbids it, says the recipient."),
        code("not-against-terms", Phrase("Not against the terms"), "The service's terms allow it."),
        code("consent-shown", Phrase("Consent shown"), "Somebody showed a consent."),
        code("out-of-scope", Phrase("Out of scope"), "The recipient does not deal with such things."),
        code("wrong-service", Phrase("Wrong service"), "It is on another service."),
        code("insufficient-information", Phrase("Too little information"), "More must be told."),
        code("identity-needed", Phrase("Identity needed"), "Who asks must be shown."),
        code("signer-not-accepted", Phrase("Signer not accepted"), "Another person must sign."),
        code("other", Phrase("Other"), "Another reason."),
    ),
)
CORRECTIONS = CodeSet(
    "correction",
    "Why a final answer is corrected.",
    (
        code("wrong-item", Phrase("Wrong item"), "It was the answer to another item."),
        code("wrong-word", Phrase("Wrong word"), "Another word was meant."),
        code("back-online", Phrase("Back online"), "It can be seen again."),
        code("found-again", Phrase("Found again"), "It was found after all."),
        code("complaint-upheld", Phrase("Complaint upheld"), "A complaint led to another decision."),
        code("court-order", Phrase("Court order"), "A court decided."),
        code("new-facts", Phrase("New facts"), "Something new is known."),
        code("other", Phrase("Other"), "Another reason."),
    ),
)
TAKEDOWN_OUTCOMES = CodeSet(
    "takedown_outcome",
    "What the answers to all items add up to so far.",
    (
        code("removed", Phrase("Removed", "vocabulary.takedowns"), "Every item is out of sight."),
        code("partly-removed", Phrase("Partly removed", "takedowns"), "Some are."),
        code("not-removed", Phrase("Not removed"), "None is."),
        code("preserved", Phrase("Kept", "takedowns"), "Everything is kept that a request to keep named."),
        code("partly-preserved", Phrase("Partly kept"), "Some of it is kept."),
        code("not-preserved", Phrase("Not kept"), "Nothing is kept."),
        code("withdrawn", Phrase("Withdrawn", "takedowns"), "Its sender took all back."),
    ),
)
ITEM_KINDS = CodeSet(
    "item_kind",
    "What an item is.",
    (
        code("url", Phrase("URL"), "The address of a page or file; never opened by the hub."),
        code("account", Phrase("Account"), "An account on a service."),
        code("hash", Phrase("Hash"), "Digits computed from the file on the person's own device."),
    ),
)
ALGORITHMS = CodeSet(
    "algorithm",
    "How a hash was computed.",
    (
        code("sha256", Phrase("SHA-256"), "Of the file: 64 hexadecimal digits."),
        code("md5", Phrase("MD5"), "Of the file: 32 hexadecimal digits."),
        code("pdq", Phrase("PDQ"), "Of the picture: 64 hexadecimal digits."),
    ),
)
COMPUTED_BY = CodeSet(
    "computed_by",
    "Whose device computed a hash.",
    (
        code("own_device", Phrase("Her own device"), "The person's own device."),
        code("staff", Phrase("Staff", "takedowns"), "Staff; never where she was or may have been under 18."),
    ),
)
SIGNER_ROLES = CodeSet(
    "signer_role",
    "Who signs a request.",
    (
        code("the_person", Phrase("The person depicted"), "The person herself."),
        code("legal_representative", Phrase("Legal representative"), "Whom the law appoints."),
        code("lawyer", Phrase("Lawyer"), "A lawyer who acts for her."),
        code(
            "authorised",
            Phrase("Organisation authorised by the person"),
            "The sending organisation, on her recorded word.",
        ),
    ),
)
AUTHORITIES = CodeSet(
    "authority",
    "On what the signer's right rests, where the hub names it; other words are the signer's own.",
    (
        code(
            "recorded_assent",
            Phrase("The recorded assent of the person depicted"),
            "A minor's own assent, as it was recorded.",
        ),
    ),
)
RECEIPT_PROOFS = CodeSet(
    "receipt_proof",
    "What proves that a request was received, the best first.",
    (
        code("acknowledgement", Phrase("Acknowledgement"), "The recipient said so."),
        code("api", Phrase("API"), "Its API answered."),
        code("mail-server", Phrase("Mail server"), "Its mail server accepted the mail."),
        code("sent", Phrase("Sent", "takedowns"), "Nothing better than our own sending."),
    ),
)
ANSWERED_BY = CodeSet(
    "answered_by",
    "Who records the answers to a request.",
    (
        code("recipient", Phrase("Recipient"), "The recipient itself."),
        code("sender", Phrase("Sender"), "The sender, for a recipient that only gets mail."),
    ),
)
CLOCK_SILENCES = CodeSet(
    "clock_silence",
    "Why a clock of law does not run.",
    (
        code("element_missing", Phrase("An element is missing"), "The law wants a field that is not there."),
        code("fact_missing", Phrase("A fact is missing"), "The request does not show what the law is about."),
        code("not_in_force", Phrase("Not in force"), "The law does not apply yet."),
        code("not_started", Phrase("Not started"), "Nothing has started it."),
        code("no_number", Phrase("No number"), "The law gives no number."),
        code("not_delivered", Phrase("Not delivered"), "The recipient does not have the request."),
    ),
)
