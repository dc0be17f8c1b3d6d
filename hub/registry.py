"""What needs two people, and what a second looks at afterwards: declared by each room, put together here once."""

from typing import Final

from hub.acts.act import act_registry
from hub.directory.endpoint_change import ENDPOINT_CHANGE
from hub.directory.key_change import KEY_CHANGE
from hub.entry.acts.access_recovery import ACCESS_RECOVERY
from hub.entry.acts.member_admission import MEMBER_ADMISSION
from hub.entry.acts.role_change import ROLE_CHANGE
from hub.exports.act import EXPORT
from hub.intake.bar import cut_lift
from hub.intake.lasting_lift import LASTING_LIFT
from hub.intake.not_capable import cut_not_capable
from hub.intake.open_on_duty import cut_opened, cut_wall_lifted
from hub.machines.acts.client_admission import CLIENT_ADMISSION
from hub.machines.acts.client_key import CLIENT_KEY
from hub.machines.acts.client_scopes import CLIENT_SCOPES
from hub.overrides.act import OVERRIDE
from hub.own_duty.act import OWN_DUTY
from hub.received.standing_machine import STANDING_MACHINE
from hub.reviews.kinds import ReviewKind, review_registry
from hub.standing.acts import STANDING_AGREED, STANDING_NAMED
from hub.withdrawals.danger_over import cut_confirmed
from hub.withdrawals.destroy_now import DESTROY_NOW
from hub.withdrawals.died import cut_packets, keep_packets
from hub.withdrawals.hold import end_hold
from hub.withdrawals.objection import heed_objection
from hub.withdrawals.undo import cut_undone
from schema.engine.context import TwoPeople

ACTS: Final = act_registry(
    KEY_CHANGE,
    ENDPOINT_CHANGE,
    ACCESS_RECOVERY,
    CLIENT_ADMISSION,
    CLIENT_KEY,
    CLIENT_SCOPES,
    MEMBER_ADMISSION,
    ROLE_CHANGE,
    EXPORT,
    OVERRIDE,
    LASTING_LIFT,
    OWN_DUTY,
    STANDING_NAMED,
    STANDING_AGREED,
    DESTROY_NOW,
    STANDING_MACHINE,
)
"""Every act that needs two people."""
REVIEWS: Final = review_registry(
    (ReviewKind.BAR_LIFTED, cut_lift),
    (ReviewKind.WITHDRAWAL_UNDONE, cut_undone),
    (ReviewKind.DESTRUCTION_HELD, end_hold),
    (ReviewKind.NOT_CAPABLE, cut_not_capable),
    (ReviewKind.GUARDIAN_OBJECTION, heed_objection),
    (ReviewKind.DEATH, cut_packets),
    (ReviewKind.OPENED_ON_DUTY, cut_opened),
    (ReviewKind.WALL_LIFTED, cut_wall_lifted),
    (ReviewKind.CONFIRMED_BY_NEWCOMER, cut_confirmed),
)
"""What a cut does, by the kind of review."""
UPHELD: Final = review_registry((ReviewKind.DEATH, keep_packets))
"""What follows where it stands, for the kinds where something waited for that."""
TWO_PEOPLE: Final = TwoPeople(ACTS, REVIEWS, UPHELD)
"""As the API is handed them."""
