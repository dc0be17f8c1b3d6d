"""What can stand in the ledger: subject:verb, permanent once written; what each means, and what its digest is of."""

from enum import StrEnum
from typing import Final, Self

RELEASED: Final = "SHA-256 of the canonical bytes of the offer or packet"
SCOPES: Final = "SHA-256 of the scopes that it has then"
ROW: Final = "MAC over the row's key columns and the counter of its state"
HEAD: Final = "SHA-256 of that head's export"
CHAIN: Final = "end of the chain over every line so far, in the new form"


class Verb(StrEnum):
    """One kind of ledger event. The headings say which room writes it, and on whose word.

    `meaning`: what has happened. `digest`: what the event's digest is of; empty where it has none. An event without a
    recipient is a line of the organisation's own.
    """

    meaning: str
    digest: str

    def __new__(cls, word: str, meaning: str, digest: str = "") -> Self:
        """The word is the value."""
        made = str.__new__(cls, word)
        made._value_ = word
        made.meaning, made.digest = meaning, digest
        return made

    # hub/cases: a worker of the team; case:read also a supervisor, alarm:raised the hub for whoever read
    CASE_OPENED = "case:opened", "A case was opened."
    CASE_CLOSED = "case:closed", "A case was closed; it takes nothing more."
    CASE_REOPENED = "case:reopened", "A closed case was opened again, with a reason."
    CASE_NAMED = "case:named", "It got another working name, or none; never which."
    CASE_NOTED = "case:noted", "A note was written for its team; never what."
    CASE_NEXT_STEP = "case:next-step", "What is done next was written, or taken away; never what."
    CASE_READ = "case:read", "Somebody opened a case to read it."
    FACT_RECORDED = "fact:recorded", "A fact got its first value; `field` names it."
    FACT_CHANGED = "fact:changed", "A fact got another value; the earlier one stays in the history."
    FACT_REMOVED = "fact:removed", "A fact was taken away; the earlier value stays in the history."
    PLACES_ADDED = "places:added", "Addresses, accounts or hashes were added to a list."
    PLACES_REMOVED = "places:removed", "Some of them were taken away, with a reason."
    GUIDANCE_TOLD = "guidance:told", "A card of guidance was told to the person; never which."
    IDENTITY_HIDDEN = "identity:hidden", "Words that name somebody are hidden in what leaves."
    IDENTITY_KEPT = "identity:kept", "Such words leave as they are, with a reason."
    EVIDENCE_ADDED = "evidence:added", "An entry was added to the list of evidence; `field` holds its number."
    EVIDENCE_STATE = "evidence:state", "An entry is now noted, preserved or waived."
    TEAM_ADDED = "team:added", "A supervisor put somebody on a case."
    TEAM_JOINED = "team:joined", "A supervisor put herself on a case."
    TEAM_ON_DUTY = "team:on_duty", "Somebody on duty opened a colleague's case, until her duty ends."
    CASE_WALLED = "case:walled", "The case is not opened on duty any more."
    CASE_UNWALLED = "case:unwalled", "It can be opened on duty again; a second looks at that."
    TEAM_REMOVED = "team:removed", "Somebody was taken off a case."
    ALARM_RAISED = "alarm:raised", "Reading, or telling outside, was unusual."
    ALARM_SEEN = "alarm:seen", "Another person looked at that."
    # hub/statements: what the person said, as recorded by a worker
    STATEMENT_RECORDED = "statement:recorded", "Something she said of herself or her safety was recorded."
    STATEMENT_SETTLED = "statement:settled", "A human decided between two that contradict each other."
    BAR_LIFTED = "bar:lifted", "Her own yes lifted a bar."
    BAR_RESTORED = "bar:restored", "A second person ended that lift."
    WORD_CHOSEN = "word:chosen", "She chose the shared word; never which."
    DEATH_RECORDED = "death:recorded", "She died, or cannot be asked any more."
    PERSON_INFORMED = "person:informed", "She was told by safe contact of what had narrowed (hub/tasks)."
    # hub/consent and hub/withdrawals: a worker, for the person; consent:expired the worker process
    CONSENT_GIVEN = "consent:given", "She said yes to one recipient, purpose and set of fields."
    CONSENT_REFUSED = "consent:refused", "She said no; other than not asked."
    CONSENT_WITHDRAWN = "consent:withdrawn", "She took a yes back."
    CONSENT_RESTORED = "consent:restored", "A withdrawal was undone by a new yes of hers."
    CONSENT_SHORTENED = "consent:shortened", "She agrees to less than before."
    CONSENT_EXPIRED = "consent:expired", "A consent reached its end."
    ONWARD_ANSWERED = "onward_report:answered", "She answered the sentence of a recipient's duty or practice."
    DISCLOSURE_REFUSED = "disclosure:refused", "The gate said no, to a caller or in the moment of sending."
    DISCLOSURE_OUTSIDE = "disclosure:outside", "Something was told by telephone, paper or own mail (hub/intake)."
    # hub/releases and hub/delivery: sender, recipient or the worker process
    OFFER_RELEASED = "offer:released", "An offer was frozen and can be read.", RELEASED
    OFFER_READ = "offer:read", "The recipient read it.", RELEASED
    PACKET_RELEASED = "packet:released", "A packet was frozen; unread until it opens.", RELEASED
    PACKET_OPENED = "packet:opened", "The recipient accepted, and can read the packet.", RELEASED
    PACKET_READ = "packet:read", "The recipient read it in the hub.", RELEASED
    PACKET_DOWNLOADED = "packet:downloaded", "The recipient downloaded it, sealed to its own key.", RELEASED
    PAPERS_DOWNLOADED = "papers:downloaded", "The sender took its own papers along, sealed to its own key.", RELEASED
    PACKET_SENT = "packet:sent", "The first attempt to send it began; it may have left.", RELEASED
    PACKET_CARRIED = "packet:carried", "A person carried it: where there is no channel.", RELEASED
    NOTICE_SENT = "notice:sent", "A message without content began to be sent."
    RELEASE_CUT = "release:cut", "Reading ended; its keys go later.", RELEASED
    RELEASE_RESTORED = "release:restored", "It can be read again.", RELEASED
    RELEASE_REPACKED = "release:repacked", "It was replaced by one with less.", RELEASED
    RELEASE_HELD = "release:held", "It is unreadable until somebody has answered.", RELEASED
    RELEASE_LET_GO = "release:let_go", "That hold ended.", RELEASED
    RELEASE_DESTROYED = "release:destroyed", "Every key of it was destroyed.", RELEASED
    HOLDING_ASKED = "holding:asked", "A holder was asked: deleted or kept.", RELEASED
    HOLDING_ANSWERED = "holding:answered", "It answered.", RELEASED
    HOLDING_REMINDED = "holding:reminded", "It was reminded.", RELEASED
    ASKED_AGAIN = "asked:again", "The same body is asked for the same again, with a reason."
    DELIVERY_REDELIVERED = "delivery:redelivered", "A message that died was sent again by hand."
    # hub/tasks: the trigger of moves, for either side or the hub; words of FHIR Task
    REFERRAL_DRAFT = "referral:draft", "A referral was prepared; its recipient hears nothing."
    REFERRAL_REQUESTED = "referral:requested", "It was offered."
    REFERRAL_RECEIVED = "referral:received", "The recipient has it; no promise."
    REFERRAL_ACCEPTED = "referral:accepted", "The recipient takes it on; not that the lawyer was retained."
    REFERRAL_REJECTED = "referral:rejected", "The recipient does not, with a reason."
    REFERRAL_IN_PROGRESS = "referral:in-progress", "The recipient works on it."
    REFERRAL_ON_HOLD = "referral:on-hold", "The work waits, with a reason."
    REFERRAL_COMPLETED = "referral:completed", "The work is done, with an outcome."
    REFERRAL_CANCELLED = "referral:cancelled", "Either side, or the hub, ended it."
    REFERRAL_FAILED = "referral:failed", "The work could not be done."
    REFERRAL_IN_ERROR = "referral:entered-in-error", "It should never have been made."
    REFERRAL_ENGAGED = "referral:engaged", "The lawyer was retained (受任), or gave advice alone (hub/referrals)."
    TAKEDOWN_DRAFT = "takedown:draft", "A request to remove was prepared."
    TAKEDOWN_REQUESTED = "takedown:requested", "It was sent."
    TAKEDOWN_RECEIVED = "takedown:received", "The platform has it."
    TAKEDOWN_ACCEPTED = "takedown:accepted", "The platform takes it on."
    TAKEDOWN_REJECTED = "takedown:rejected", "The platform does not, with a reason."
    TAKEDOWN_IN_PROGRESS = "takedown:in-progress", "The platform works on it."
    TAKEDOWN_ON_HOLD = "takedown:on-hold", "It waits, with a reason."
    TAKEDOWN_COMPLETED = "takedown:completed", "Each item has its final answer."
    TAKEDOWN_CANCELLED = "takedown:cancelled", "Either side, or the hub, ended it."
    TAKEDOWN_FAILED = "takedown:failed", "It could not be done."
    TAKEDOWN_IN_ERROR = "takedown:entered-in-error", "It should never have been made."
    TAKEDOWN_ANSWERED = "takedown:answered", "Items got an answer (hub/takedowns)."
    ANSWER_CORRECTED = "answer:corrected", "A final answer was corrected, with a reason (hub/takedowns)."
    COMPLAINT_QUEUED = "complaint:queued", "A person had a complaint sent about what became of it (hub/takedowns)."
    CLOCK_RECORDED = "clock:recorded", "What counts for the clocks of a request was recorded (hub/takedowns)."
    FINDING_RECORDED = "finding:recorded", "Whether an item is still there was recorded (hub/takedowns)."
    # hub/received: people of the recipient
    RECEIVED_ASSIGNED = "received:assigned", "Somebody was put on something received."
    RECEIVED_TAKEN = "received:taken", "Somebody took it on herself, by accepting."
    RECEIVED_UNASSIGNED = "received:unassigned", "Somebody was taken off."
    RECEIVED_WALLED = "received:walled", "Somebody must not see it any more."
    RECEIVED_LIFTED = "received:lifted", "She may again."
    RECEIVED_STANDING = "received:standing", "A machine is assigned to every new request, by two people."
    RECEIVED_STANDING_ENDED = "received:standing_ended", "It is not any more."
    CONFLICT_CHECKED = "conflict:checked", "A lawyer asked whether it would act against a client (hub/referrals)."
    # hub/vetting, hub/directory, hub/agreements: administrators of members, or the operator
    ORGANISATION_PROPOSED = "organisation:proposed", "A member proposed a new organisation."
    ORGANISATION_CONFIRMED = "organisation:confirmed", "A second member confirmed that it knows it."
    ORGANISATION_DECLINED = "organisation:declined", "A second member did not."
    ORGANISATION_ENTERED = "organisation:entered", "The operator took one in by its word alone: the first two."
    ORGANISATION_ACTIVATED = "organisation:activated", "The operator let the confirmed one in."
    ORGANISATION_SUSPENDED = "organisation:suspended", "The operator suspended a member."
    ORGANISATION_RESUMED = "organisation:resumed", "The operator let it go on."
    ORGANISATION_PEER_NAMED = "organisation:peer_named", "The operator named who decides for a suspended member."
    ORGANISATION_WITHDRAWAL_PROPOSED = (
        "organisation:withdrawal_proposed",
        "Withdrawing for a suspended member was proposed.",
    )
    ORGANISATION_PEER_ANSWERED = "organisation:peer_answered", "The peer decided."
    AGREEMENT_RECORDED = "agreement:recorded", "Two members may exchange; the operator recorded it."
    AGREEMENT_ENDED = "agreement:ended", "Either side, or the operator, ended it."
    DUTY_RECORDED = "duty:recorded", "What a member must report, or that there is nothing."
    SERVICE_RECORDED = "service:recorded", "A service that a member offers; until December 2026 the next two as well."
    PLATFORM_FACT_RECORDED = "platform_fact:recorded", "What is true of a platform from one day to another."
    PARTNER_ROUTE_RECORDED = "partner_route:recorded", "A way that a member offers, to be proposed."
    MEMBER_VOUCHED = "member:vouched", "Somebody from outside says that this member is a human of her own."
    # hub/acts, hub/overrides, hub/own_duty, hub/reviews, hub/exports: what needs two people, or a second look
    ACT_REQUESTED = "act:requested", "Somebody asked for what needs two people."
    ACT_ANSWERED = "act:answered", "A challenge to a new address was answered."
    ACT_CONFIRMED = "act:confirmed", "A second person confirmed; it was done."
    ACT_DECLINED = "act:declined", "A second person declined, or the first took it back."
    OWN_DUTY_GIVEN = "own_duty:given", "The organisation told what a law makes it report."
    EMERGENCY_OVERRIDDEN = "emergency:overridden", "Danger to life: two people allowed a disclosure."
    EMERGENCY_ENDED = "emergency:ended", "That ended before its time."
    STANDING_NAMED = "standing:named", "A peer was asked to be standing second."
    STANDING_AGREED = "standing:agreed", "The peer agreed."
    STANDING_ENDED = "standing:ended", "Either side ended it."
    STANDING_CALLED = "standing:called", "The worker process called it after 15 minutes."
    STANDING_CONFIRMED = "standing:confirmed", "Its person on call confirmed."
    STANDING_DECLINED = "standing:declined", "Its person on call declined."
    DANGER_RECORDED = "danger:recorded", "The call in danger to life was recorded."
    DUTY_SET = "duty_time:set", "Somebody is on duty, or on call, from then to then (hub/standing)."
    DUTY_ENDED = "duty_time:ended", "Not any more (hub/standing)."
    GUARDIAN_HEARD = "guardian:heard", "A guardian's word was kept; it answers nothing in her place (hub/consent)."
    UNDO_ATTEMPTED = "undo:attempted", "Somebody tried to undo a withdrawal without her yes (hub/withdrawals)."
    DESTRUCTION_HELD = "destruction:held", "Keys wait once, because somebody suspects coercion (hub/withdrawals)."
    REVIEW_ASKED = "review:asked", "What one person did waits for a second look."
    REVIEW_DECIDED = "review:decided", "A second person decided: upheld or cut."
    CASE_EXPORTED = "case:exported", "An own copy of a case was made, by two people."
    ACCESS_RECOVERED = "access:recovered", "Somebody who lost all passkeys came back, by two people."
    # hub/identity: who comes in, with what; the person herself, an administrator, or the operator
    KEY_ADDED = "key:added", "A key of the organisation to seal to was added."
    KEY_REVOKED = "key:revoked", "It was revoked."
    WRAPPING_KEY_TURNED = "wrapping_key:turned", "The operator began a new epoch of keys."
    WRAPPING_KEY_RESTORED = "wrapping_key:restored", "The operator brought keys back from a backup."
    ENDPOINT_CHALLENGED = "endpoint:challenged", "A new address was sent a challenge."
    ENDPOINT_CHANGED = "endpoint:changed", "Messages go to another address, by two people."
    ENDPOINT_SECRETS_REVOKED = "endpoint_secrets:revoked", "Secrets of its messages count no more."
    SESSION_BEGUN = "session:begun", "Somebody signed in."
    SESSION_ENDED = "session:ended", "A session was ended."
    SESSION_STEPPED_UP = "session:stepped_up", "Somebody showed anew who she is."
    PASSKEY_ADDED = "passkey:added", "A passkey was added."
    PASSKEY_REMOVED = "passkey:removed", "A passkey was removed."
    PASSKEY_REFUSED = "passkey:refused", "A passkey was refused: it may have been copied."
    INVITATION_MADE = "invitation:made", "Somebody was invited, by link and code."
    INVITATION_ACCEPTED = "invitation:accepted", "Link and code were used."
    INVITATION_ENDED = "invitation:ended", "An invitation was ended."
    MEMBER_ADDED = "member:added", "A person or machine is a member."
    INVITATION_CONFIRMED = "invitation:confirmed", "A second person confirmed an invitation."
    MEMBER_ENDED = "member:ended", "A member was let go."
    MEMBER_ROLE_CHANGED = "member:role_changed", "A member has another role, by two people."
    PROVIDER_SET = "provider:set", "The organisation's own sign-in was set, by two people."
    PROVIDER_CHECKED = "provider:checked", "Somebody signed in by it for the first time."
    PROVIDER_REMOVED = "provider:removed", "It was removed."
    PROVIDER_LINKED = "provider:linked", "A person's account there was linked."
    ENTRY_CHANGED = "entry:changed", "A row that grants access or directs what is sent changed.", ROW
    CLIENT_ADDED = "client:added", "A machine may come in.", SCOPES
    CLIENT_SCOPES_CHANGED = "client:scopes_changed", "It may do something else.", SCOPES
    CLIENT_ENDED = "client:ended", "It may not come in any more."
    CLIENT_KEY_ADDED = "client_key:added", "It has another key."
    CLIENT_KEY_ENDED = "client_key:ended", "A key of it counts no more."
    TOKEN_REVOKED = "token:revoked", "It gave a token back."
    # hub/audit: the sealer, and a migration
    HEAD_NOTED = "head:noted", "The head of another organisation's chain, noted in this one.", HEAD
    LEDGER_RESTATED = "ledger:restated", "A migration linked a chain anew, in another form of line.", CHAIN
