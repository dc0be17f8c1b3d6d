"""What a member received has a team there: who reads it, who answers it, who sees nothing of it."""
