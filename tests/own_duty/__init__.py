"""Notices under the organisation's own duty."""
