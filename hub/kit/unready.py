"""What the operator is told where the hub cannot start."""


class Unready(Exception):
    """The machine or the settings do not permit it; the message is a whole sentence for the operator.

    Commands print the sentence and end with status 1. No case content can be in it: nothing has been read yet.
    """
