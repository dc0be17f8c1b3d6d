"""An organisation's own copy of its own cases, sealed to its own key."""
