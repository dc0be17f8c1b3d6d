"""The reason with which tests ask the same body again, where that is not what they are about."""

from hub.releases.repeat_reason import RepeatReason

AGAIN = RepeatReason("no-answer")
