"""The table "cause × state" as data: what is done with what is out, how long it is kept, and what is told. Pure."""

from collections.abc import Mapping
from datetime import timedelta

from hub.narrowing.acts import Act, Cell, Told, Until
from hub.narrowing.causes import Cause
from hub.narrowing.states import ThingState

A, U, T = Act, Until, Told
_KEEP = Cell(A.KEEP, U.AGREED, T.NOTHING)
_QUIET = Cell(A.NOTHING, U.AGREED, T.NOTHING)
_ASKED = Cell(A.ASK, U.AGREED, T.NOTHING)
_INFORMED = Cell(A.INFORM, U.AGREED, T.NOTHING)
_STOPPED = Cell(A.CANCEL, U.NOW, T.NOTHING)
_AGAIN = Cell(A.ASK_GATE, U.SETTLED, T.NOTHING)
_WAITS = Cell(A.HOLD, U.SETTLED, T.NOTHING)
_DAY = timedelta(hours=24)
_KEY_WAITS = Cell(A.HOLD, U.SETTLED, T.NOTHING, "then not sent; her team is informed", limit=timedelta(hours=72))
_TWO_WORDS = Cell(A.HOLD, U.SETTLED, T.NOTHING, "until another of her team has settled which of the two holds")
_LET_GO = Cell(A.REPACK, U.AGREED, T.NEUTRAL, "what the contradiction, or a death that was none, held")
_DEAD_30 = Cell(A.CUT, U.DAY_7, T.NEUTRAL, "what it held, after 30 days")
_PEER = "a peer organisation decides; else held on, but for a child whose images are published, where it goes on"
_CUT_7 = Cell(A.CUT, U.DAY_7, T.NEUTRAL)
_CUT_CHOSEN = Cell(A.CUT, U.CHOSEN, T.NEUTRAL)
_DATES = "the lawyer's open dates are shown to her first, without waiting"
_RECALL = "recalled only on her own yes, by safe contact, after hearing that the image may come back"
_REPACKED = Cell(A.REPACK, U.NEW_END, T.NEUTRAL, "a required field gone: cancelled, her team informed")


def _row(
    offered: Cell, accepted: Cell, engaged: Cell, queued: Cell, untaken: Cell, taken: Cell, holder: Cell
) -> Mapping[ThingState, Cell]:
    return dict(zip(ThingState, (offered, accepted, engaged, queued, untaken, taken, holder), strict=True))


_KEPT = _row(_KEEP, _KEEP, _KEEP, _KEEP, _KEEP, _KEEP, _INFORMED)

TABLE: Mapping[Cause, Mapping[ThingState, Cell]] = {
    Cause.WITHDRAWAL: _row(
        _CUT_CHOSEN,
        _CUT_CHOSEN,
        Cell(A.CUT, U.CHOSEN, T.NEUTRAL, _DATES),
        Cell(A.CANCEL, U.NOW, T.NOTHING, "what is in flight is listed"),
        Cell(A.GO_ON, U.CHOSEN, T.NEUTRAL, "this platform named: cut, cancelled; everybody: goes on unless ticked"),
        Cell(
            A.REDUCE, U.FINAL_ANSWER, T.NEUTRAL, f"also on now: items, ground, signer's role, reply contact; {_RECALL}"
        ),
        _ASKED,
    ),
    Cause.REFUSAL: _row(
        _CUT_CHOSEN,
        _CUT_CHOSEN,
        Cell(A.CUT, U.CHOSEN, T.NEUTRAL, _DATES),
        Cell(A.CANCEL, U.NOW, T.NOTHING, "what is in flight is listed"),
        _CUT_CHOSEN,
        Cell(A.REDUCE, U.FINAL_ANSWER, T.NEUTRAL, f"items, ground, signer's role, reply contact; {_RECALL}"),
        _ASKED,
    ),
    Cause.SHORTENING: _row(
        _REPACKED,
        Cell(A.LESSEN, U.NEW_END, T.NEUTRAL, "fewer fields: released anew, the old one cut; an earlier end: to that"),
        Cell(A.LESSEN, U.NEW_END, T.NEUTRAL, "the person's own word counts here too"),
        _AGAIN,
        Cell(A.REPACK, U.NEW_END, T.NEUTRAL, "an element missing: cancelled, her team informed"),
        _KEEP,
        Cell(A.ASK_FIELDS, U.AGREED, T.NOTHING),
    ),
    Cause.EXPIRY: _row(
        Cell(A.CUT, U.NOW, T.EXPIRED),
        _KEEP,
        _KEEP,
        _STOPPED,
        Cell(A.CUT, U.NOW, T.EXPIRED, "her team was informed 14 days before; a removal's consent lasts 12 months"),
        Cell(A.RETAIN, U.FINAL_ANSWER, T.NOTHING),
        Cell(A.INFORM, U.AGREED, T.NOTHING, "asked at the end of retention"),
    ),
    Cause.BAR: _row(
        _CUT_7,
        _CUT_7,
        Cell(A.CUT, U.DAY_7, T.NEUTRAL, _DATES),
        _STOPPED,
        _CUT_7,
        Cell(A.KEEP, U.AGREED, T.NOTHING, _RECALL),
        _ASKED,
    ),
    Cause.DUTY: _row(
        Cell(A.HOLD, U.SETTLED, T.NOTHING, "until she has answered the sentence; no acceptance meanwhile"),
        Cell(A.HOLD_UNREAD, U.SETTLED, T.NOTHING, "read: she is told before the duty bites; cut on her word"),
        Cell(A.HOLD_UNREAD, U.SETTLED, T.NOTHING, "read: she is told before the duty bites; cut on her word"),
        _WAITS,
        _WAITS,
        Cell(A.KEEP, U.AGREED, T.NOTHING, "she is told that it may already be reported"),
        Cell(A.ASK_REPORTED, U.AGREED, T.NOTHING),
    ),
    Cause.DUTY_REFUSED: _row(
        _CUT_7,
        Cell(A.CUT, U.DAY_7, T.NEUTRAL, "cut on her word"),
        Cell(A.CUT, U.DAY_7, T.NEUTRAL, "cut on her word"),
        _STOPPED,
        _CUT_7,
        Cell(A.KEEP, U.AGREED, T.NOTHING, "she is told that it may already be reported"),
        Cell(A.ASK_REPORTED, U.AGREED, T.NOTHING),
    ),
    Cause.CASE_CLOSED: _row(
        Cell(A.CUT, U.DAY_7, T.NEUTRAL, "the closing names a watcher, who keeps it, or cancels it; else it is refused"),
        _KEEP,
        _KEEP,
        Cell(A.CANCEL, U.NOW, T.NOTHING, "sent where somebody watches it"),
        Cell(A.CUT, U.DAY_7, T.NEUTRAL, "kept only with a watcher"),
        Cell(A.KEEP, U.AGREED, T.NOTHING, "the watcher gets the answers"),
        _QUIET,
    ),
    Cause.SENDER_CANCELS: _row(
        Cell(A.CUT, U.DAY_7, T.SENDERS_WORD),
        Cell(A.CUT, U.DAY_7, T.SENDERS_WORD),
        Cell(A.STEP_OUT, U.AGREED, T.SENDERS_WORD, "the packet stays the lawyer's"),
        _STOPPED,
        Cell(A.CUT, U.DAY_7, T.SENDERS_WORD, "sent-in-error, duplicate, or her own yes"),
        Cell(A.CUT, U.DAY_7, T.SENDERS_WORD, "sent-in-error; everything else is a recall, on her own yes alone"),
        _ASKED,
    ),
    Cause.RECIPIENT_CANCELS: _row(
        Cell(A.DESTROY, U.NOW, T.OWN_WORD),
        Cell(A.CUT, U.DAY_7, T.OWN_WORD, "its open dates go to the sender"),
        Cell(A.STEP_OUT, U.DAYS_14, T.OWN_WORD, "辞任: kept for handing back"),
        _STOPPED,
        Cell(A.DESTROY, U.NOW, T.OWN_WORD, "refused with a reason; the next route"),
        Cell(A.STEP_OUT, U.HALF_A_YEAR, T.OWN_WORD, "what was answered is kept to the end of complaint"),
        _ASKED,
    ),
    Cause.CONFLICT_OF_INTEREST: _row(
        Cell(A.DESTROY, U.NOW, T.ITSELF, "for the whole office: each referral of the case there"),
        Cell(A.DESTROY, U.NOW, T.ITSELF, "for the whole office, without grace"),
        Cell(A.DESTROY, U.NOW, T.ITSELF, "for the whole office, without grace"),
        _STOPPED,
        Cell(A.KEEP, U.AGREED, T.NOTHING, "that reviewer only: another one takes it"),
        Cell(A.KEEP, U.AGREED, T.NOTHING, "that reviewer only: another one takes it"),
        Cell(A.ASK, U.AGREED, T.NOTHING, "within 24 hours, paper too; she is told what they saw"),
    ),
    Cause.AGREEMENT_NARROWED: _row(
        Cell(A.REPACK, U.AGREED, T.AGREEMENT, "to what remains; a required field gone: cancelled"),
        _KEEP,
        _KEEP,
        _AGAIN,
        Cell(A.REPACK, U.AGREED, T.AGREEMENT, "where the statutory ceiling carries it, kept; else cancelled"),
        _KEEP,
        _QUIET,
    ),
    Cause.AGREEMENT_BREACHED: _row(
        Cell(A.CUT, U.DAYS_30, T.AGREEMENT),
        Cell(A.CUT, U.DAYS_30, T.AGREEMENT),
        _KEEP,
        _STOPPED,
        Cell(A.REPACK, U.AGREED, T.AGREEMENT, "where the statutory ceiling carries it, kept; else cancelled"),
        _KEEP,
        _ASKED,
    ),
    Cause.RECIPIENT_SUSPENDED: _row(
        Cell(A.CLOSE_OFF, U.DAYS_30, T.ITSELF),
        Cell(A.CLOSE_OFF, U.DAYS_30, T.ITSELF, "its open dates by telephone"),
        Cell(A.CLOSE_OFF, U.DAYS_30, T.ITSELF, "its open dates by telephone"),
        _WAITS,
        Cell(A.HOLD, U.SETTLED, T.ITSELF, "another route is proposed"),
        Cell(A.HOLD, U.SETTLED, T.ITSELF, "asked by another proof"),
        Cell(A.ASK, U.AGREED, T.ITSELF, "with the notice of an incident"),
    ),
    Cause.SENDER_SUSPENDED: _row(
        Cell(A.HOLD, U.SETTLED, T.ITSELF, "clocks paused; released after the named instant: unread from that moment"),
        _KEEP,
        _KEEP,
        _WAITS,
        Cell(A.HOLD, U.SETTLED, T.ITSELF, _PEER, limit=_DAY),
        Cell(A.KEEP, U.AGREED, T.NOTHING, "answers wait for the peer"),
        _QUIET,
    ),
    Cause.SUSPENDED_ADMINISTRATIVELY: _row(_KEEP, _KEEP, _KEEP, _WAITS, _KEEP, _KEEP, _QUIET),
    Cause.AGE_UNDER_18: _row(
        Cell(A.CUT, U.DAY_7, T.NEUTRAL, "offered anew with a minor's facts and duties; not accepted before"),
        Cell(A.CUT_ADULTS_ALONE, U.DAY_7, T.NEUTRAL, "kept: told after the sentence of a duty was answered"),
        Cell(A.KEEP, U.AGREED, T.NOTHING, "told after the sentence of a duty was answered"),
        _WAITS,
        Cell(A.HOLD, U.SETTLED, T.NOTHING, "then the route for children, or cancelled; her team informed", limit=_DAY),
        Cell(A.KEEP, U.AGREED, T.NOTHING, "told to treat it as under 18 after her answer, asked within 24 hours"),
        Cell(A.ASK_CHILD, U.AGREED, T.NOTHING),
    ),
    Cause.AGE_RAISED: _row(
        _KEEP,
        _KEEP,
        _KEEP,
        _AGAIN,
        Cell(A.KEEP, U.AGREED, T.NOTHING, "the age in the image rules, and never moves"),
        _KEEP,
        Cell(A.INFORM, U.AGREED, T.NOTHING, "a guardian's facts end; she is asked anew"),
    ),
    Cause.SAFE_CONTACT: _row(
        Cell(A.REPACK, U.AGREED, T.NOTHING, "with the new contact; the old one is never used again"),
        _KEEP,
        _KEEP,
        _AGAIN,
        _KEEP,
        _KEEP,
        _QUIET,
    ),
    Cause.KEY_REVOKED: _row(
        Cell(A.KEEP, U.AGREED, T.ITSELF, "download off, page on"),
        Cell(A.KEEP, U.AGREED, T.ITSELF, "download off, page on"),
        Cell(A.KEEP, U.AGREED, T.ITSELF, "download off, page on"),
        _KEY_WAITS,
        Cell(A.KEEP, U.AGREED, T.ITSELF, "on the page"),
        _KEEP,
        _QUIET,
    ),
    Cause.KEY_STOLEN: _row(
        Cell(A.KEEP, U.AGREED, T.ITSELF, "download off, page on"),
        Cell(A.HOLD, U.SETTLED, T.ITSELF, "until there is a new key"),
        Cell(A.HOLD, U.SETTLED, T.ITSELF, "until there is a new key"),
        _KEY_WAITS,
        Cell(A.KEEP, U.AGREED, T.ITSELF, "on the page"),
        _KEEP,
        Cell(A.ASK, U.AGREED, T.NOTHING, "the downloads since are listed; she is told"),
    ),
    Cause.GUARDIAN: {**_KEPT, ThingState.OFFERED: Cell(A.KEEP, U.AGREED, T.NOTHING, "a human decides within a day")},
    Cause.DEATH: _row(
        Cell(A.HOLD, U.SETTLED, T.NOTHING, "30 days; then cancelled, where nobody found that it was wrong"),
        Cell(A.HOLD, U.SETTLED, T.NOTHING, "a human decides"),
        _KEEP,
        _WAITS,
        Cell(A.HOLD_UNPUBLISHED, U.SETTLED, T.NOTHING, "kept if published"),
        _KEEP,
        Cell(A.INFORM, U.AGREED, T.NOTHING, "no new use"),
    ),
    Cause.DEATH_STANDS: _row(
        _DEAD_30,
        Cell(A.CUT, U.DAY_7, T.NEUTRAL, "where a human has decided so; else it is read again"),
        _KEEP,
        _STOPPED,
        _DEAD_30,
        _KEEP,
        _ASKED,
    ),
    Cause.CONTRADICTION: _row(
        _TWO_WORDS,
        _KEEP,
        _KEEP,
        _WAITS,
        _TWO_WORDS,
        _KEEP,
        _QUIET,
    ),
    Cause.SETTLED: _row(
        _LET_GO,
        _KEEP,
        _KEEP,
        _AGAIN,
        _LET_GO,
        _KEEP,
        _QUIET,
    ),
}
"""Every cause, and for each every state."""
