"""Who becomes a member: proposed by one, confirmed by a second, activated by the operator; and who is suspended."""
