"""The organisation's own duty by law to notify, given by two people and never by a default."""
