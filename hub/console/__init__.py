"""Pages for staff: how people enter, see who they are, and confirm what needs two."""
