"""A view that this room keeps: its own words for what rooms above it fill, under the policies of whoever asks.

The migration `20261202_20` makes it; why, says decision 0043.
"""

VIEWS = ("taken_back",)
"""`taken_back`: the words by which consent was taken back. `recipient` null: from everybody; `undone_at`: it
counts no more.
"""
