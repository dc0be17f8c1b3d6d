"""What others sent to a member: who of it is assigned, who is walled off, and whether reading it is unusual."""
