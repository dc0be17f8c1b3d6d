"""What real people's data never meets: a folder in which a demo ran, or an address that anybody on the way can read."""

from pathlib import Path

from hub.kit.key_copies import NO_RECIPIENT
from hub.kit.settings import Settings
from hub.kit.unready import Unready

_MARK = "demo-ran-here"


def mark_demo(data: Path) -> None:
    """Leave word in the data folder, before anything invented is written there; raises `OSError`."""
    (data / _MARK).touch(mode=0o600)


def check_production(settings: Settings, *, pages: bool = False) -> None:
    """Raise `Unready` where these settings are production's and must not be; other modes pass.

    `pages`: whether browsers are served, which then see the pages at `settings.public_url`.
    """
    if settings.mode != "production":
        return
    if (settings.data / _MARK).exists():
        raise Unready(
            f"A demo ran in {settings.data}: its invented people must not stand among real ones. "
            "Set HUB_DATA to a new folder, and use a new database."
        )
    _check_secure("HUB_ISSUER", settings.issuer)
    if pages:
        _check_secure("HUB_PUBLIC_URL", settings.public_url)


def check_turning(settings: Settings) -> None:
    """Raise `Unready` where no key of an epoch could leave, for nobody said what becomes of it: nothing would go."""
    if settings.backup.days and settings.backup.recipient is None:
        raise Unready(NO_RECIPIENT)


def _check_secure(name: str, url: str) -> None:
    if not url.startswith("https://"):
        raise Unready(f"{name} is {url!r}; in production it must be the hub's address with https://.")
