"""Clock rules as dated data, and the arithmetic on them."""
