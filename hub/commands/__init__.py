"""What an operator can ask for on the command line; each command is one file, listed in `hub/__main__.py`."""
