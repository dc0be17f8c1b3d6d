"""Partners' own forms: one folder a partner."""
