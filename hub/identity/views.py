"""A view that this room keeps: its own words for what rooms above it fill, under the policies of whoever asks.

The migration `20261202_20` makes it; why, says decision 0043.
"""

VIEWS = ("wrapped_key",)
"""`wrapped_key`: what lies wrapped under an organisation's key of an epoch, for `hub_worker` alone.

`kind`: case, release, route, provider, act, call or draft. `until`: when nobody reads it any more; null: never.
"""
