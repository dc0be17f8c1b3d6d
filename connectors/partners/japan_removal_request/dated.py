"""What could not be read at its owner: kept apart with the day on which it was written down, to be looked at again."""

from datetime import date

from hub.exchange.vocabulary.harm import HARM_CODES
from hub.exchange.vocabulary.takedowns import SIGNER_ROLES

WRITTEN_ON = date(2026, 11, 30)
"""All of this comes from second-hand sources; README.md says which."""
TITLE = "侵害情報の通知書 兼 送信防止措置依頼書"
"""The name of the industry's form; the layout revised on 2025-05-13 was not read."""
MAY_SIGN = SIGNER_ROLES.named("the_person", "legal_representative", "lawyer")
"""Who may ask: the person, her statutory representative, a lawyer. An organisation only prepares (Attorneys Act)."""
NO_IMAGE_CODES = frozenset(HARM_CODES.codes()) - HARM_CODES.having("intimate")
"""Harm codes for which no private sexual image is claimed, and so no statement that she never agreed is asked for."""
