"""What an operator can ask for on the command line; each command is one file, listed in `hub/__main__.py`."""

import hub.sentences  # noqa: F401 - every code that a command may meet
