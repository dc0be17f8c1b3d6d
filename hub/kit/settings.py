"""Everything the operator can set: one frozen object, read once from the environment (`HUB_…`).

Settings of a partner belong to the partner's route, never here.
"""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast, get_args

from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from hub.kit.epoch_keys import Backup
from hub.kit.unready import Unready

Mode = Literal["production", "demo", "test"]
"""Outside production the hub delivers to this machine (loopback) only; in production never to it."""

HIGHEST_PORT = 65535
SMTP_SUBMISSION_PORT = 587
BACKUP_DAYS = 7
"""How long backups of a hub open what was destroyed, if nothing else is said; a demo's are never restored."""
NEWCOMER_DAYS = 3
"""For how many days whoever joined confirms nothing, if nothing else is said."""
MOST_NEWCOMER_DAYS = 30
_LOOPBACK = ("127.0.0.1", "::1", "localhost")
_ORIGIN = re.compile(r"https?://[a-z0-9.-]+(:[0-9]{1,5})?")


@dataclass(frozen=True)
class MailServer:
    """The server that takes outgoing mail; STARTTLS with a checked certificate is always demanded.

    `ca_file`: the authority to trust instead of the machine's own, None for the machine's.
    """

    host: str
    port: int
    sender: str
    ca_file: Path | None = None


@dataclass(frozen=True)
class Settings:
    """What the operator decided.

    `database_url`: an administrator's URL, used for migration and for the addresses of the roles; None starts the
    embedded PostgreSQL in `data`. `root_key_file` lies outside `data`, so that a copy of `data` opens nothing.
    `issuer`, `audience`: the `iss` and `aud` of the hub's own tokens; the audience is the API's address as callers
    see it, for which they make their proofs. `public_url`: the origin at which browsers see the pages, without a path;
    passkeys and cookies belong to it. `mail`: None where no mail leaves this hub.
    `backup`: the key that is kept offline, and for how long a restore needs it.
    `demo_sign_in`: whether a demo's sign-in links work, on this machine only. `newcomer_days`: for so long whoever
    joined confirms nothing of what needs two people, but danger to life.
    """

    mode: Mode
    data: Path
    database_url: str | None
    host: str
    port: int
    root_key_file: Path
    role_passwords: Path
    issuer: str
    audience: str
    public_url: str
    mail: MailServer | None
    demo_sign_in: bool
    backup: Backup
    newcomer_days: int = NEWCOMER_DAYS

    @classmethod
    def read(cls, environ: Mapping[str, str] = os.environ) -> "Settings":
        """The settings of this environment; raises `Unready` naming the variable whose value cannot be used."""
        mode = _mode(environ)
        host, port = environ.get("HUB_HOST", "127.0.0.1"), _port(environ, "HUB_PORT", 8000)
        data = _folder(environ, "HUB_DATA", _default_data(environ, mode))
        issuer = environ.get("HUB_ISSUER", f"http://{host}:{port}")
        return cls(
            mode=mode,
            data=data,
            database_url=_database_url(environ),
            host=host,
            port=port,
            root_key_file=_outside(data, _folder(environ, "HUB_ROOT_KEY_FILE", _default_root_key(environ, mode))),
            role_passwords=_folder(environ, "HUB_ROLE_PASSWORDS", data / "roles.json"),
            issuer=issuer,
            audience=environ.get("HUB_AUDIENCE", f"{issuer}/graphql"),
            public_url=_origin(environ, "HUB_PUBLIC_URL", f"http://localhost:{port}"),
            mail=_mail(environ),
            demo_sign_in=_demo_sign_in(environ, mode, host),
            backup=Backup.read(environ, days=BACKUP_DAYS if mode == "production" else 0),
            newcomer_days=_days(environ, "HUB_NEWCOMER_DAYS", NEWCOMER_DAYS, MOST_NEWCOMER_DAYS),
        )


def _mode(environ: Mapping[str, str]) -> Mode:
    value = environ.get("HUB_MODE", "production")
    if value not in get_args(Mode):
        raise Unready(f"HUB_MODE is {value!r}; it must be one of: {', '.join(get_args(Mode))}.")
    return cast("Mode", value)


def _port(environ: Mapping[str, str], name: str, default: int) -> int:
    value = environ.get(name, str(default))
    if not (value.isascii() and value.isdecimal() and 0 < int(value) <= HIGHEST_PORT):
        raise Unready(f"{name} is {value!r}; it must be a port number from 1 to {HIGHEST_PORT}.")
    return int(value)


def _days(environ: Mapping[str, str], name: str, default: int, most: int) -> int:
    value = environ.get(name, str(default))
    if not (value.isascii() and value.isdecimal() and int(value) <= most):
        raise Unready(f"{name} is {value!r}; it must be a number of days from 0 to {most}.")
    return int(value)


def _origin(environ: Mapping[str, str], name: str, default: str) -> str:
    """Scheme, host and port alone: a passkey is bound to exactly this."""
    value = environ.get(name, default)
    if not _ORIGIN.fullmatch(value):
        raise Unready(f"{name} is {value!r}; it must be like https://hub.example.org, without a path.")
    return value


def _folder(environ: Mapping[str, str], name: str, default: Path) -> Path:
    path = Path(environ.get(name, default))
    if not path.is_absolute():
        raise Unready(f"{name} is {str(path)!r}; it must be an absolute path.")
    return path


def _outside(data: Path, root_key_file: Path) -> Path:
    """Judged by where they really lie, whatever links lead there; the keys of epochs lie beside the root key."""
    inside = data.resolve()
    if any(path.resolve().is_relative_to(inside) for path in (root_key_file, root_key_file.with_name("epochs"))):
        raise Unready(
            f"HUB_ROOT_KEY_FILE ({root_key_file}) lies inside the data folder {data}; a backup of the one must not "
            "hold the other. Choose a path outside it."
        )
    return root_key_file


def _database_url(environ: Mapping[str, str]) -> str | None:
    """The administrator's URL for psycopg 3; its text is never repeated in an error, since it holds a password."""
    value = environ.get("HUB_DATABASE_URL")
    if not value:
        return None
    try:
        url = make_url(value)
    except ArgumentError:
        raise Unready("HUB_DATABASE_URL is not a URL like postgresql://administrator:password@host/database.") from None
    if url.get_backend_name() not in {"postgresql", "postgres"} or not url.database:
        raise Unready("HUB_DATABASE_URL must begin with postgresql:// and name a database.")
    return url.set(drivername="postgresql+psycopg").render_as_string(hide_password=False)


def _mail(environ: Mapping[str, str]) -> MailServer | None:
    host = environ.get("HUB_SMTP_HOST")
    if not host:
        return None
    sender = environ.get("HUB_SMTP_SENDER", "")
    if "@" not in sender:
        raise Unready("HUB_SMTP_SENDER must be the mail address that the hub sends from, since HUB_SMTP_HOST is set.")
    ca_file = _folder(environ, "HUB_SMTP_CA_FILE", Path("/")) if "HUB_SMTP_CA_FILE" in environ else None
    if ca_file and not ca_file.is_file():
        raise Unready(f"HUB_SMTP_CA_FILE ({ca_file}) is not a file.")
    return MailServer(host, _port(environ, "HUB_SMTP_PORT", SMTP_SUBMISSION_PORT), sender, ca_file)


def _demo_sign_in(environ: Mapping[str, str], mode: Mode, host: str) -> bool:
    """A link that signs in whoever holds it: only among invented people, and only for who sits at this machine."""
    value = environ.get("HUB_DEMO_SIGN_IN", "")
    if value in ("", "0"):
        return False
    if value != "1":
        raise Unready(f"HUB_DEMO_SIGN_IN is {value!r}; it must be 1, or not be set.")
    if mode != "demo":
        raise Unready(
            f"HUB_DEMO_SIGN_IN is set, and HUB_MODE is {mode}: sign-in links are for the demo only. Unset it."
        )
    if host not in _LOOPBACK:
        raise Unready(f"HUB_DEMO_SIGN_IN is set, and HUB_HOST is {host!r}: sign-in links work on 127.0.0.1 only.")
    return True


def _default_data(environ: Mapping[str, str], mode: Mode) -> Path:
    base = Path("/var/lib") if os.geteuid() == 0 else _xdg(environ, "XDG_DATA_HOME", ".local/share")
    return base / _name(mode)


def _default_root_key(environ: Mapping[str, str], mode: Mode) -> Path:
    base = Path("/etc") if os.geteuid() == 0 else _xdg(environ, "XDG_CONFIG_HOME", ".config")
    return base / _name(mode) / "root.key"


def _name(mode: Mode) -> str:
    """Invented people of a demo must never stand among real ones: other modes have folders of their own."""
    return "tsunagu" if mode == "production" else f"tsunagu-{mode}"


def _xdg(environ: Mapping[str, str], name: str, below_home: str) -> Path:
    """The folder of the XDG base directory specification, which says to ignore a relative one."""
    value = environ.get(name, "")
    return Path(value) if value.startswith("/") else Path(environ.get("HOME") or Path.home()) / below_home
