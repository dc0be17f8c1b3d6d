"""The act by which two people let something be told without the person's word, because her life is in danger."""
