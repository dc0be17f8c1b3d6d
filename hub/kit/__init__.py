"""Tools without knowledge of the field: settings, database, clock, ids, errors, sealing."""
