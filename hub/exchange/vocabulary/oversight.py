"""What second people, peers and supervisors look at, and what followed when a disclosure narrowed."""

from hub.exchange.vocabulary.code_set import CodeSet, code
from hub.kit.text import Phrase

REVIEW_KINDS = CodeSet(
    "review_kind",
    "What one person did alone, and a second looks at.",
    (
        code("bar-lifted", Phrase("Bar lifted"), "Somebody may be told again."),
        code("withdrawal-undone", Phrase("Withdrawal undone"), "A withdrawal was undone."),
        code("not-capable", Phrase("Not capable"), "She was held unable to answer."),
        code("outside-uncovered", Phrase("Disclosure not covered"), "Something was told without consent."),
        code("guardian-objection", Phrase("Guardian objected"), "A guardian is against it."),
        code("contradiction", Phrase("Contradiction"), "Two statements cannot both be true."),
        code("destruction-held", Phrase("Destruction held"), "Keys were kept that were to go."),
        code("death", Phrase("Death recorded"), "It was recorded that she died."),
        code("opened-on-duty", Phrase("Opened on duty"), "Somebody on duty opened a colleague's case."),
        code("wall-lifted", Phrase("Wall lifted"), "Somebody may open it again."),
        code("confirmed-by-newcomer", Phrase("Confirmed by a newcomer"), "An administrator decides."),
    ),
)
REVIEW_DECISIONS = CodeSet(
    "review_decision",
    "What the second person decided.",
    (
        code("upheld", Phrase("Upheld"), "What one person did stands."),
        code("cut", Phrase("Cut"), "It ends now, and what rests on it narrows."),
    ),
)
ALARM_KINDS = CodeSet(
    "alarm_kind",
    "What a supervisor or administrator is told of.",
    (
        code("many_cases_read", Phrase("Many cases read"), "Somebody opened unusually many cases."),
        code(
            "many_received_read",
            Phrase("Much received was read"),
            "Unusually much received was opened.",
        ),
        code("many_destroyed", Phrase("Much destroyed"), "Unusually much was destroyed at once."),
        code("outside_uncovered", Phrase("Disclosure not covered"), "Something was told without consent."),
    ),
)
ACT_STATUSES = CodeSet(
    "act_status",
    "Where an act that needs two people stands.",
    (
        code("waiting", Phrase("Waiting"), "A second person has not decided."),
        code("done", Phrase("Done"), "It was confirmed and done."),
        code("declined", Phrase("Declined", "oversight"), "The second person said no."),
        code("expired", Phrase("Expired"), "Nobody decided in time."),
    ),
)
ACT_CHALLENGES = CodeSet(
    "act_challenge",
    "Whether a new address or key has shown that somebody holds it.",
    (
        code("none", Phrase("None"), "Nothing is asked."),
        code("open", Phrase("Open", "oversight"), "It was asked and is not answered."),
        code("answered", Phrase("Answered"), "It was answered."),
    ),
)
ASSIGN_REASONS = CodeSet(
    "assign_reason",
    "Why somebody is assigned by hand.",
    (
        code("takes-it", Phrase("Takes it"), "She takes it herself."),
        code("hand-over", Phrase("Hand-over"), "She hands it to a colleague."),
        code("help", Phrase("Help"), "A colleague helps."),
        code("absence", Phrase("Absence"), "Somebody is away."),
    ),
)
ASSIGNED_HOW = CodeSet(
    "assigned_how",
    "How somebody came to be assigned.",
    (
        code("by-hand", Phrase("By hand", "oversight"), "Somebody assigned her."),
        code("accepted", Phrase("Accepted"), "She accepted it."),
        code("alone", Phrase("Alone"), "Nobody else could take it when it was opened."),
        code("standing", Phrase("Standing"), "She is assigned to all of the kind."),
    ),
)
WALL_REASONS = CodeSet(
    "wall_reason",
    "Why somebody is walled off.",
    (
        code("conflict-of-interest", Phrase("Conflict of interest"), "She knows or acts for another side."),
        code("asked-by-the-assigned", Phrase("Asked by the assigned"), "Those assigned asked for it."),
    ),
)
DUTY_TIMES = CodeSet(
    "duty_time_kind",
    "What somebody does on a roster.",
    (
        code("on_duty", Phrase("On duty"), "May open a colleague's case at night."),
        code("on_call", Phrase("On call"), "Confirms as the standing second of another member."),
    ),
)
STANDING_SECONDS = CodeSet(
    "standing_second_status",
    "Where the naming of a standing second stands.",
    (
        code("named", Phrase("Named"), "The peer has not agreed."),
        code("agreed", Phrase("Agreed"), "It counts."),
        code("ended", Phrase("Ended", "oversight"), "It is over."),
    ),
)
PEER_KINDS = CodeSet(
    "peer_question_kind",
    "What a peer decides for a suspended member.",
    (
        code("withdrawal", Phrase("Withdrawal"), "She wants to take consent back."),
        code("request", Phrase("Request", "oversight"), "A request to remove is held."),
    ),
)
PEER_ANSWERS = CodeSet(
    "peer_answer",
    "What the peer answered.",
    (
        code("confirm", Phrase("Confirm", "oversight"), "The withdrawal counts."),
        code("decline", Phrase("Decline"), "The withdrawal does not count."),
        code("go-on", Phrase("Go on", "oversight"), "The request goes on."),
        code("end", Phrase("End"), "The request ends."),
    ),
)
HOLDING_ANSWERS = CodeSet(
    "holding_answer",
    "What a holder answered.",
    (
        code("deleted", Phrase("Deleted"), "No copy is left."),
        code("kept", Phrase("Kept", "oversight"), "A copy stays, under a stated duty."),
    ),
)
HOLDING_QUESTIONS = CodeSet(
    "holding_question",
    "What a holder is asked.",
    (
        code("all", Phrase("All"), "What became of the whole."),
        code("fields", Phrase("Fields"), "What became of these fields."),
        code("reported", Phrase("Reported"), "Whether it was reported to somebody."),
        code("as-a-child", Phrase("As a child"), "To treat it as a child's."),
    ),
)
PROVISION_SIDES = CodeSet(
    "provision_side",
    "Which side of a disclosure an organisation is.",
    (
        code("giver", Phrase("Giver"), "It disclosed."),
        code("taker", Phrase("Taker"), "It received."),
    ),
)
ABUSERS = CodeSet(
    "abuser",
    "Of whom an own duty to notify speaks.",
    (
        code("guardian", Phrase("Her guardian"), "Who has parental authority over her."),
        code("cohabitant", Phrase("Somebody she lives with"), "Somebody of the same household."),
    ),
)
OWN_DUTY_LAWS = CodeSet(
    "own_duty_law",
    "The law that makes the organisation itself notify.",
    (
        code(
            "child-abuse-prevention-6",
            Phrase("Child Abuse Prevention Act, article 6"),
            "Abuse by a guardian or somebody of the household.",
        ),
        code("child-welfare-25", Phrase("Child Welfare Act, article 25"), "A child who needs protection."),
    ),
)
ACT_KINDS = CodeSet(
    "act_kind",
    "What is asked for that needs two people.",
    (
        code("key_change", Phrase("Key change"), "A public key of the organisation is registered or replaced."),
        code("endpoint_change", Phrase("Endpoint change"), "Messages to the organisation go to another address."),
        code("access_recovery", Phrase("Access recovery"), "Somebody who lost every passkey signs in anew."),
        code("client_admission", Phrase("New machine"), "A machine that reads or writes content is taken in."),
        code("client_key", Phrase("Machine key"), "A machine that reads or writes content gets another key."),
        code("client_scopes", Phrase("Machine scopes"), "A machine may do something else with content."),
        code("member_admission", Phrase("New member"), "A person joins the organisation."),
        code("role_change", Phrase("Role change"), "A person gets another role."),
        code("case_export", Phrase("Export of cases"), "Several cases are taken along, encrypted."),
        code(
            "emergency_override",
            Phrase("Danger to life"),
            "Her life is in danger: something is told unasked.",
        ),
        code("bar_lift", Phrase("Lasting lift"), "A bar of a minor is lifted lastingly, by her own word."),
        code("own_duty_notice", Phrase("Own duty"), "The organisation tells what a law makes it report."),
        code("standing_named", Phrase("Standing second named"), "A peer is asked to confirm at night."),
        code(
            "standing_agreed",
            Phrase("Standing second agreed"),
            "The organisation will confirm for another at night.",
        ),
        code("destroy_now", Phrase("Destruction at once"), "Keys of what was cut go without the seven days."),
        code("standing_machine", Phrase("Standing machine"), "A machine is assigned to every new request."),
    ),
)
