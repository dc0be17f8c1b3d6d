"""What no law that we read fixes: kept apart with the day on which it was written down, to be looked at again."""

from datetime import date

WRITTEN_ON = date(2026, 11, 30)
"""Own choice (U): no source gives a private person a number; counsel confirms."""
DAYS_ASKED = 180
"""For how long the letter asks to keep it where no court or lawyer says otherwise first."""
