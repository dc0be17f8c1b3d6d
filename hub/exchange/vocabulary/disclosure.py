"""What is disclosed, to whom, for what, and what was said about it."""

from types import MappingProxyType

from hub.exchange.vocabulary.code_set import CodeSet, code
from hub.exchange.vocabulary.person import METHODS
from hub.kit.text import Phrase

RECIPIENTS = CodeSet(
    "recipient_kind",
    "Whom somebody can tell or bar: a kind of organisation, the guardian, or a body of no kind of ours.",
    (
        code("support_ngo", Phrase("Support organisation"), "It supports people who were hurt.", "organisation"),
        code("legal_aid", Phrase("Legal aid", "disclosure"), "Lawyers and legal-aid groups.", "organisation"),
        code("platform", Phrase("Platform"), "It runs a service where images are shown.", "organisation"),
        code("hotline", Phrase("Hotline"), "It takes reports and asks for removal.", "organisation"),
        code("police", Phrase("Police"), "A police desk.", "organisation"),
        code("child_guidance", Phrase("Child guidance centre"), "The public body for children.", "organisation"),
        code(
            "one_stop",
            Phrase("One-stop centre"),
            "One place for care, evidence and advice after sexual violence.",
            "organisation",
        ),
        code("school", Phrase("School"), "A school or its board.", "organisation"),
        code("medical", Phrase("Medical service"), "A hospital or practice.", "organisation"),
        code("regulator", Phrase("Regulator"), "An authority that supervises platforms or data.", "organisation"),
        code("financial", Phrase("Bank or payment service"), "It holds an account or e-money.", "organisation"),
        code("guardian", Phrase("Guardian"), "Who has parental authority; no organisation."),
        code(
            "other",
            Phrase("Other", "disclosure"),
            "A body of no kind above; it can be told outside the hub only.",
            "outside",
        ),
    ),
    MappingProxyType(
        {
            "organisation": "A kind of organisation that can be a member.",
            "outside": "It can be told outside the hub only, and not be barred as a kind.",
        }
    ),
)
ORGANISATION_KINDS = RECIPIENTS.only("organisation_kind", "Kinds of organisation.", *RECIPIENTS.having("organisation"))
BARRED = RECIPIENTS.but(
    "barred_kind", "Whom the person can bar, beside one organisation by its id.", *RECIPIENTS.having("outside")
)
FORMS = CodeSet(
    "form",
    "How much of a field leaves.",
    (
        code("full", Phrase("In full"), "As it was recorded."),
        code("generalised", Phrase("Coarsely"), "Softened: an age says only whether under 18, an instant the day."),
    ),
)
PACKET_KINDS = CodeSet(
    "packet_kind",
    "What was released.",
    (
        code("offer", Phrase("Offer"), "It identifies nobody and comes before acceptance."),
        code("packet", Phrase("Packet"), "What was consented to."),
    ),
)
DISCLOSURE_KINDS = CodeSet(
    "disclosure_kind",
    "How it left.",
    (*PACKET_KINDS, code("outside", Phrase("Outside the hub"), "Told by telephone, on paper or the like.")),
)
CONSENT_EVENTS = CodeSet(
    "consent_event",
    "What the person answered, or what became of it.",
    (
        code("given", Phrase("Given"), "She agreed."),
        code("shortened", Phrase("Shortened"), "She agrees to less, or for a shorter time."),
        code("refused", Phrase("Refused"), "She said no; different from not asked."),
        code("withdrawn", Phrase("Withdrawn"), "She took it back."),
        code("expired", Phrase("Expired"), "Its end came."),
    ),
)
GIVERS = CodeSet(
    "giver",
    "Who answered a question of consent.",
    (
        code("self", Phrase("The person herself"), "The person herself.", "speaks"),
        code("representative", Phrase("A representative"), "Somebody whom she or the law appointed.", "speaks"),
        code(
            "guardian",
            Phrase("A guardian"),
            "Who has parental authority, where she cannot be asked.",
            "speaks",
            "in_her_place",
        ),
        code("lawyer", Phrase("A lawyer"), "Her lawyer, where she cannot be asked.", "speaks", "in_her_place"),
        code("reviewer", Phrase("A reviewer"), "A second person who cut it."),
        code("hub", Phrase("The hub"), "The hub itself, when the end came."),
    ),
    MappingProxyType(
        {"speaks": "Somebody can give it in an input.", "in_her_place": "Counts only where she cannot be asked."}
    ),
)
CONSENT_GIVERS = GIVERS.only("consent_giver", "Who can answer in an input.", *GIVERS.having("speaks"))
CONSENT_METHODS = CodeSet(
    "consent_method",
    "How an answer of consent came about.",
    (
        *METHODS,
        code("by_review", Phrase("By review"), "A second person cut it."),
        code("by_clock", Phrase("By the clock"), "Its end came."),
    ),
)
GUARDIAN_CONSENT = CodeSet(
    "guardian_consent",
    "Whether a guardian consented.",
    (
        code("given", Phrase("Given", "disclosure"), "The guardian consented."),
        code("absent", Phrase("Absent"), "There is none, with the reason."),
    ),
)
DUTY_KINDS = CodeSet(
    "onward_kind",
    "Whether a recipient must or usually does tell others.",
    (
        code("duty", Phrase("Duty"), "A law makes it report."),
        code("practice", Phrase("Practice"), "It need not, but usually does."),
    ),
)
DESTRUCTIONS = CodeSet(
    "destruction",
    "When the keys of what is withdrawn go.",
    (
        code("after_seven_days", Phrase("After seven days"), "Until then it can be undone."),
        code("now", Phrase("Now"), "At once, and for ever."),
    ),
)
INFORMED_WAYS = CodeSet(
    "informed_way",
    "How the person heard of it.",
    (
        code("safe-contact", Phrase("By her safe contact"), "By a way that she called safe."),
        code("in-person", Phrase("In person"), "Face to face."),
        code("her-own-word", Phrase("By her own word"), "She said it herself."),
    ),
)
