"""The only vocabulary connectors know: packets, profiles, messages, outcomes."""
