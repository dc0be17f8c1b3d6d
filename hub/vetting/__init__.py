"""Who becomes a member: proposed by one, confirmed by a second, let in by the operator; and who is suspended."""
