"""Rows that let somebody in or lead something out count only as this hub wrote them."""
