"""What narrows a disclosure that is out, and what each cause does to it."""
