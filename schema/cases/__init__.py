"""Cases: shown, recorded, and who works on them."""
