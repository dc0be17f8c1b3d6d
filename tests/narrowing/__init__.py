"""What narrows what is out: the table, the plan, and each cell driven through the rooms."""
