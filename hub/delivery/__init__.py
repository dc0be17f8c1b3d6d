"""The outbox: what is due, tried, delivered or dead."""
