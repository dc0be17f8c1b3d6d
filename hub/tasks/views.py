"""A view that this room keeps: its own words for what rooms above it fill, under the policies of whoever asks.

The migration `20261202_20` makes it; why, says decision 0043.
"""

VIEWS = ("task",)
"""`task`: what a referral and a request to remove have in common, a row each, filled by the two rooms above.

`kind`: which of both; `opened`: of a referral, whether its packet was. Columns of the other kind are null.
"""
