"""Organisations, people and machines of the hub: how they stand, how they sign in, and how messages reach them."""

from hub.exchange.vocabulary.code_set import CodeSet, code
from hub.kit.text import Phrase

ROLES = CodeSet(
    "role",
    "What a person or machine is in its organisation.",
    (
        code("caseworker", Phrase("Caseworker"), "Works on cases."),
        code("supervisor", Phrase("Supervisor"), "Works on cases and puts people on them."),
        code("lawyer", Phrase("Lawyer"), "Answers referrals."),
        code("reviewer", Phrase("Reviewer"), "Answers takedown requests."),
        code("auditor", Phrase("Auditor"), "Proves what left; never reads a case."),
        code("admin", Phrase("Administrator"), "Keeps people, machines and keys; never reads a case."),
    ),
)
MEMBER_KINDS = CodeSet(
    "member_kind",
    "Who acts.",
    (
        code("person", Phrase("Person"), "Somebody."),
        code("machine", Phrase("Machine"), "A program of an organisation."),
    ),
)
CANDIDATE_STANDINGS = CodeSet(
    "candidate_standing",
    "Where the proposal of a new member stands.",
    (
        code("proposed", Phrase("Proposed"), "It waits for a second member."),
        code("confirmed", Phrase("Confirmed"), "It waits for the operator."),
        code("declined", Phrase("Declined"), "A member said no."),
        code("ended", Phrase("Ended"), "30 days passed."),
        code("activated", Phrase("Activated"), "It is a member."),
    ),
)
SUSPENSIONS = CodeSet(
    "suspension_reason",
    "Why a member is suspended.",
    (
        code("security", Phrase("Security"), "It may be broken into; peers decide for it."),
        code("agreement", Phrase("Agreement"), "It broke what was agreed."),
        code("request", Phrase("Request", "members"), "It asked for it itself."),
    ),
)
AGREEMENT_ENDS = CodeSet(
    "agreement_end",
    "How an agreement ended.",
    (
        code("ended", Phrase("Ended", "members"), "One side ended it."),
        code("breach", Phrase("Breach"), "One side broke it."),
    ),
)
SESSION_METHODS = CodeSet(
    "session_method",
    "How somebody signed in.",
    (
        code("passkey", Phrase("Passkey"), "With a passkey."),
        code("provider", Phrase("Provider"), "Through the organisation's own provider."),
        code("demo", Phrase("Demo"), "In a demo alone."),
    ),
)
PROVIDER_METHODS = CodeSet(
    "provider_method",
    "How the hub shows itself to an organisation's provider.",
    (
        code("client_secret_basic", Phrase("Client secret in a header"), "RFC 6749 2.3.1."),
        code("client_secret_post", Phrase("Client secret in the body"), "RFC 6749 2.3.1."),
        code("private_key_jwt", Phrase("Private key"), "A signed assertion; the hub makes the key pair."),
    ),
)
BINDINGS = CodeSet(
    "binding",
    "What a machine's token is bound to.",
    (
        code(
            "dpop",
            Phrase("Good only with its key of the moment (DPoP)"),
            "To a key of the machine (RFC 9449).",
        ),
        code(
            "bearer",
            Phrase("Good for whoever holds them"),
            "To nothing; case content is not read with it.",
        ),
    ),
)
KEY_PURPOSES = CodeSet(
    "key_purpose",
    "What a recipient's public key seals.",
    (
        code("age", Phrase("Files (age)"), "Documents, as age files."),
        code("jwe", Phrase("Messages (JWE)"), "Documents, as JWE."),
    ),
)
KEY_STATES = CodeSet(
    "key_state",
    "Where a public key stands.",
    (
        code("newest", Phrase("Newest"), "What is sealed now is sealed to it."),
        code("older", Phrase("Older"), "Replaced; its secret half is kept until it ends."),
        code("ended", Phrase("Ended", "members"), "Nothing is sealed to it any more."),
        code("revoked", Phrase("Revoked"), "Taken back; nothing is sealed to it any more."),
    ),
)
ATTEMPT_OUTCOMES = CodeSet(
    "attempt_outcome",
    "What came of one attempt to deliver.",
    (
        code("delivered", Phrase("Delivered"), "The recipient took it."),
        code("try-later", Phrase("Try later"), "Not now."),
        code("rejected", Phrase("Rejected"), "The recipient does not take it."),
        code("gone", Phrase("Gone"), "The address is no longer served."),
        code("not-sent", Phrase("Not sent"), "There is no channel."),
        code("interrupted", Phrase("Interrupted"), "The hub itself stopped."),
    ),
)
MESSAGE_STATUSES = CodeSet(
    "message_status",
    "Where a message stands.",
    (
        code("queued", Phrase("Queued"), "It waits to be sent."),
        code("sending", Phrase("Sending"), "It is being sent."),
        code("retrying", Phrase("Retrying"), "It is tried again later."),
        code("delivered", Phrase("Delivered"), "The recipient took it."),
        code("dead", Phrase("Dead"), "It is not tried any more."),
        code("cancelled", Phrase("Cancelled"), "It is not sent."),
        code("by-hand", Phrase("By hand"), "There is no channel; somebody carries it."),
    ),
)
NEXT_STEPS = CodeSet(
    "next_step",
    "What to do where something did not arrive.",
    (
        code("wait", Phrase("Wait"), "The hub tries on."),
        code("send-again", Phrase("Send again"), "Mend it, then send the same once more."),
        code("redeliver", Phrase("Redeliver"), "Send the same message once more."),
        code("send-anew", Phrase("Send anew"), "Cancel this one and send a new one."),
        code("carry", Phrase("Carry"), "Somebody prints, carries or telephones it."),
    ),
)
CHANNELS = CodeSet(
    "channel",
    "How a packet itself reaches its recipient.",
    (
        code("none", Phrase("Read in the hub"), "It is read in the hub."),
        code("download", Phrase("Download"), "As sealed files to fetch."),
        code("webhook", Phrase("Through the API"), "Read through the API after a webhook."),
        code("mail", Phrase("Mail"), "Inside a mail: a legal notice."),
        code("api", Phrase("The partner's API"), "Step by step through the partner's own API."),
    ),
)
MESSAGE_EVENTS = CodeSet(
    "message_event",
    "What a message tells its recipient; never what is in a case.",
    (
        code("referral.offered", Phrase("Referral offered"), "A referral was offered."),
        code("referral.cancelled", Phrase("Referral ended"), "A referral was ended by its sender or the hub."),
        code("takedown.request.created", Phrase("Request to remove"), "A request to remove was made."),
        code(
            "takedown.request.disputed",
            Phrase("Complaint", "message"),
            "A complaint of what was decided.",
        ),
        code("takedown.request.unanswered", Phrase("Complaint of silence"), "A complaint that no decision came."),
        code("takedown.request.cancelled", Phrase("Request ended"), "A request to remove was ended."),
        code("takedown.request.withdrawn", Phrase("Request withdrawn"), "The person took a request to remove back."),
        code("holding.reminded", Phrase("Reminder"), "A question about what the recipient holds is still open."),
        code("standing.called", Phrase("Call at night"), "The recipient is called as the sender's standing second."),
    ),
)
