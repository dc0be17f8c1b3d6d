"""`python -m tests.peers`: installs the real peers where they are missing, or says that their tests are skipped."""

import sys

from tests.needs import REQUIRED
from tests.peers import Unreachable, are_installed, install

UNREACHABLE = "The npm registry cannot be reached: the tests with real peers are skipped."


def main() -> int:
    """The exit code: 0 also where they are missing, unless `HUB_REQUIRE_PEERS` is set."""
    if are_installed():
        return 0
    print("Installing the real peers of the tests: an OpenID provider and two OAuth clients.")
    try:
        install()
    except Unreachable:
        print(UNREACHABLE)
        return int(REQUIRED)
    return 0


if __name__ == "__main__":
    sys.exit(main())
