"""What this room keeps of a case, deleted when the case's time is over (`hub.withdrawals.purge`)."""

OF_A_PURGED_CASE = (
    "delete from consent_fold where org = :org and case_file = any(:cases)",
    "delete from consent_grant where org = :org and case_file = any(:cases)",
    "delete from onward_answer where org = :org and case_file = any(:cases)",
    "delete from onward_answer_history where org = :org and case_file = any(:cases)",
    "delete from guardian_word where org = :org and case_file = any(:cases)",
)
"""SQL, asked with `:org` and `:cases`, in this order."""
