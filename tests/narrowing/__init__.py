"""What changes after sending, seen from outside: an oracle that knows no code, a model that walks, faults once seen."""
