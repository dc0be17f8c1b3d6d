"""What each role and each permission means, in a sentence: for `docs/permissions.md`, beside the one table."""

from collections.abc import Mapping

from hub.identity.permissions.roles import Permission, Role
from hub.kit.text import Phrase

P = Permission

ROLES: Mapping[Role, str] = {
    Role.CASEWORKER: "works with the person: records, asks consent, sends, follows; sees the cases of her teams",
    Role.SUPERVISOR: "a caseworker who puts people on cases, herself too with a reason, and is told of alarms",
    Role.LAWYER: "answers what was referred to the organisation and she is assigned to",
    Role.REVIEWER: "works through the requests to remove at a platform that she is assigned to",
    Role.AUDITOR: "proves what left: ledger, records of hand-overs, deliveries; never the content of a case",
    Role.ADMIN: "keeps people, machines and keys, and is told of alarms; never the content of a case",
}
PERMISSIONS: Mapping[Permission, Phrase] = {
    P.CASE_READ: Phrase("see the cases on whose team one is"),
    P.CASE_WRITE: Phrase("open a case, record in it, close it"),
    P.CONSENT_WRITE: Phrase("record what the person said yes or no to"),
    P.CONSENT_WITHDRAW: Phrase("take consent back or shorten it; taking back works outside the team too"),
    P.DISCLOSURE_PREVIEW: Phrase("look at what would leave, before anything does"),
    P.REFERRAL_READ: Phrase("see the referrals of one's own cases, and a row of each that the organisation received"),
    P.REFERRAL_SEND: Phrase("draft, offer, re-route and cancel referrals"),
    P.REFERRAL_ANSWER: Phrase(
        "look at offers; assign, and answer and read the received referrals that one is assigned to"
    ),
    P.TAKEDOWN_READ: Phrase(
        "see the requests to remove of one's own cases, and a row of each that the organisation received"
    ),
    P.TAKEDOWN_SEND: Phrase("send, recall and cancel requests to remove, and record answers that came by mail"),
    P.TAKEDOWN_ANSWER: Phrase(
        "see the queue; answer item by item the received requests that one is assigned to, and assign"
    ),
    P.HOLDING_ANSWER: Phrase("answer what became of what the organisation holds"),
    P.DELIVERY_READ: Phrase("see where messages stand, without their content"),
    P.DELIVERY_REDELIVER: Phrase("send a message again by hand, or record that it was carried"),
    P.LEDGER_READ: Phrase("read the ledger of a case, and keep the signed head"),
    P.PROVISION_READ: Phrase("read the organisation's whole ledger and its records of hand-overs"),
    P.TEAM_MANAGE: Phrase("see that there are cases, and put people on them or take them off"),
    P.ALARM_READ: Phrase("be told of unusual reading, and mark that one has looked"),
    P.MEMBERS_MANAGE: Phrase("invite people, let them go, and ask for one who lost every passkey to be let back in"),
    P.AGREEMENT_READ: Phrase("see what the organisation may give others, and get from them"),
    P.AGREEMENT_END: Phrase("end an agreement of the organisation, also because it was broken"),
    P.PROVIDER_MANAGE: Phrase("set, check and remove the organisation's own sign-in"),
    P.KEYS_MANAGE: Phrase("ask for and confirm a change of the organisation's keys, and revoke them"),
    P.ROUTE_MANAGE: Phrase("ask for and confirm a change of where the organisation is reached"),
    P.ORGANISATION_VOUCH: Phrase("propose a newcomer, and vouch for one that another member proposed"),
    P.DIRECTORY_READ: Phrase("see the organisations and what they offer"),
    P.CLIENTS_MANAGE: Phrase(
        "take machines in, change scopes and keys, let them go; towards content a second person confirms"
    ),
    P.CASE_EXPORT: Phrase("take the organisation's own copy of cases along; more than one takes a second person"),
    P.EMERGENCY_OVERRIDE: Phrase("ask for or confirm that something is told because of danger to life"),
    P.OWN_DUTY: Phrase("ask for or confirm a notice that the law asks of the organisation itself"),
    P.STANDING_MANAGE: Phrase("name a standing second, agree to be one, and end it"),
}
