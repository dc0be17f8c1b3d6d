"""What this room keeps of a case, deleted when the case's time is over (`hub.withdrawals.purge`)."""

OF_A_PURGED_CASE = ("delete from own_duty_notice where org = :org and case_file = any(:cases)",)
"""SQL, asked with `:org` and `:cases`, in this order."""
