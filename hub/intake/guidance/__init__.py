"""What is told to the person, card by card, in versions; and the record that it was told and understood."""
