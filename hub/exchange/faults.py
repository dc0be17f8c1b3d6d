"""What a connector raises before anything is sent. None of these carries case content."""


class FormIncomplete(ValueError):
    """The partner's form cannot be filled: `elements` names what is missing, in the form's own order."""

    def __init__(self, *elements: str) -> None:
        """Keep the names of the missing elements."""
        super().__init__(", ".join(elements))
        self.elements = elements


class KeyUnfit(ValueError):
    """The recipient's public key is not one that documents can be sealed to."""
