"""What this room keeps of a case, deleted when the case's time is over (`hub.withdrawals.purge`)."""

OF_A_PURGED_CASE = (
    "delete from case_key where org = :org and case_file = any(:cases)",
    "delete from case_name where org = :org and case_file = any(:cases)",
    "delete from case_reopening where org = :org and case_file = any(:cases)",
    "delete from case_note where org = :org and case_file = any(:cases)",
    "delete from case_next_step where org = :org and case_file = any(:cases)",
    "delete from case_value where org = :org and case_file = any(:cases)",
    "delete from case_value_history where org = :org and case_file = any(:cases)",
    "delete from evidence where org = :org and case_file = any(:cases)",
    "delete from evidence_state_history where org = :org and case_file = any(:cases)",
    "delete from outside_disclosure where org = :org and case_file = any(:cases)",
    "delete from guidance_told where org = :org and case_file = any(:cases)",
    "delete from identity_mark where org = :org and case_file = any(:cases)",
    "delete from case_place where org = :org and case_file = any(:cases)",
    "delete from place_asked where org = :org and case_file = any(:cases)",
)
"""SQL, asked with `:org` and `:cases`, in this order."""
