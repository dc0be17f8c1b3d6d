"""The reason with which tests ask the same body again, where that is not what they are about."""

from hub.releases.again import Why

AGAIN = Why("no-answer")
