"""How a case stands: urgency, language, status, evidence, and the matters for which law is asked."""

from hub.exchange.vocabulary.code_set import CodeSet, code
from hub.kit.text import Phrase

URGENCIES = CodeSet(
    "urgency",
    "How soon a first answer is needed.",
    (
        code("immediate", Phrase("Immediate"), "Within 4 hours, and by telephone too."),
        code("urgent", Phrase("Urgent"), "Within 72 hours."),
        code("routine", Phrase("Routine"), "Within 14 days."),
    ),
)
LANGUAGES = CodeSet(
    "language",
    "The language of a case and of what is sent for it.",
    (
        code("ja", Phrase("Japanese"), "Japanese."),
        code("en", Phrase("English"), "English."),
    ),
)
CASE_STATUSES = CodeSet(
    "case_status",
    "Whether the organisation works on the case.",
    (
        code("open", Phrase("Open"), "It is worked on."),
        code("closed", Phrase("Closed"), "It has ended; nothing more is sent for it."),
    ),
)
EVIDENCE_STATES = CodeSet(
    "evidence_state",
    "Whether evidence is safe before something is removed.",
    (
        code("noted", Phrase("Noted"), "Place and time were written down."),
        code("preserved", Phrase("Preserved"), "It is kept so that it can be shown later."),
        code("waived", Phrase("Waived"), "It is not kept; removal does not wait for it."),
    ),
)
CHANGES = CodeSet(
    "change",
    "What happened to a value that stood before.",
    (
        code("recorded", Phrase("Recorded"), "It was written down for the first time."),
        code("changed", Phrase("Changed"), "Another value took its place."),
        code("removed", Phrase("Removed"), "It was taken out."),
    ),
)
MATTERS = CodeSet(
    "matter_type",
    "What a lawyer is asked about.",
    (
        code("takedown", Phrase("Removal"), "To have something removed."),
        code("sender_disclosure", Phrase("Sender disclosure"), "To learn from a provider who posted it."),
        code("injunction", Phrase("Injunction"), "A court's order to stop."),
        code("damages", Phrase("Damages"), "Money for the harm done."),
        code("log_preservation", Phrase("Preservation of logs"), "To have a provider keep logs before they are lost."),
        code(
            "image_erasure",
            Phrase("Confiscation and erasure of images"),
            "To have recordings confiscated or erased in or after criminal proceedings.",
        ),
        code("criminal_complaint", Phrase("Criminal complaint"), "To report an offence."),
        code(
            "defence_against_claim",
            Phrase("Defence against a claim"),
            "Somebody claims something of her.",
        ),
    ),
)
FEE_SOURCES = CodeSet(
    "fee_source",
    "Who pays the lawyer.",
    (
        code("none", Phrase("None"), "Nobody can pay."),
        code("legal_aid", Phrase("Legal aid"), "A legal aid scheme."),
        code("own_means", Phrase("Own means"), "The person herself."),
        code("unknown", Phrase("Not known"), "Nobody said."),
    ),
)
CARRY_WAYS = CodeSet(
    "carry_way",
    "How something was told outside the hub.",
    (
        code("telephone", Phrase("Telephone"), "By telephone."),
        code("paper", Phrase("Paper"), "By post or handed over."),
        code("meeting", Phrase("Meeting"), "In person."),
        code("own_mail", Phrase("Own mail"), "By the organisation's own e-mail."),
    ),
)
NOTE_KINDS = CodeSet(
    "note_kind",
    "What a team writes down of its work in a case; it never leaves.",
    (
        code("talked", Phrase("Talked with her"), "A call, a chat or a meeting with her."),
        code("tried", Phrase("Tried to reach her"), "She was not reached."),
        code("noted", Phrase("Noted"), "Something for the team."),
    ),
)
NOTE_WAYS = CodeSet(
    "note_way",
    "By which way somebody talked with her, or tried to.",
    (
        code("telephone", Phrase("Telephone"), "By telephone."),
        code("chat", Phrase("Chat"), "By chat or messages."),
        code("mail", Phrase("Mail"), "By e-mail."),
        code("meeting", Phrase("Meeting"), "In person."),
        code("other", Phrase("Otherwise"), "By another way."),
    ),
)
PLACE_FIELDS = CodeSet(
    "place_field",
    "The fields that hold places where images are.",
    (
        code("locations", Phrase("Locations (URL)"), "Addresses of pages."),
        code("accounts", Phrase("Accounts that publish"), "Accounts on a service."),
        code("hashes", Phrase("Hashes"), "Hashes that the person's own device computed."),
    ),
)
PLACE_OUTCOMES = CodeSet(
    "place_outcome",
    "What became of a place that was given.",
    (
        code("added", Phrase("Added"), "It stands in the case now."),
        code("there", Phrase("Already there"), "It was there already, perhaps written otherwise."),
        code("wrong", Phrase("Wrong"), "It is no place as the field takes them."),
    ),
)
FIND_KINDS = CodeSet(
    "find_kind",
    "What may name or reach somebody within words.",
    (
        code("telephone", Phrase("Telephone number"), "A telephone number."),
        code("mail", Phrase("E-mail address"), "An e-mail address."),
        code("account", Phrase("Account"), "An account on a service."),
        code("handle", Phrase("Handle"), "The name of an account."),
        code("school", Phrase("School"), "A school or class."),
        code("name", Phrase("Name"), "Somebody's name."),
        code("other", Phrase("Other"), "Anything else, chosen by a worker."),
    ),
)
FIND_STATES = CodeSet(
    "find_state",
    "What becomes of it when the words leave.",
    (
        code("hidden", Phrase("Hidden"), "It is replaced before the words leave."),
        code("kept", Phrase("Kept"), "It leaves as it stands."),
    ),
)
FIND_REASONS = CodeSet(
    "find_reason",
    "Why it was found, or why it is kept.",
    (
        code("recorded", Phrase("Recorded in the case"), "A field of the case holds it."),
        code("recognised", Phrase("Recognised by its form"), "It has the form of such a thing."),
        code("selected", Phrase("Chosen by a worker"), "A worker marked it."),
        code("kept_by_worker", Phrase("Kept by a worker"), "A worker decided that it stays."),
        code("told_in_a_field", Phrase("Told in a field"), "Another field of the same packet tells it."),
        code("recipient_may_know", Phrase("The recipient may know"), "Consent and agreement let it be told."),
        code("says_who_asks", Phrase("Says who asks"), "It says who signs or answers."),
    ),
)
