"""What a connector raises before anything is sent, and that nothing usable was answered. None carries case content."""


class FormIncomplete(ValueError):
    """The partner's form cannot be filled: `elements` names what is missing, in the form's own order."""

    def __init__(self, *elements: str) -> None:
        """Keep the names of the missing elements."""
        super().__init__(", ".join(elements))
        self.elements = elements


class KeyUnfit(ValueError):
    """The recipient's public key is not one that documents can be sealed to."""


class Unanswered(Exception):
    """Somebody outside was asked and gave no answer that the hub could use.

    `code`: `address_refused`, `timed_out`, `unreachable`, `answer_unreadable`, `answer_too_large` or `http_<status>`.
    """

    def __init__(self, code: str) -> None:
        """Keep the code; neither address nor answer is in it."""
        super().__init__(code)
        self.code = code
