"""The address of a database as libpq reads it: a URL of SQLAlchemy has "+" for a space, which libpq takes as it is."""

from psycopg.conninfo import make_conninfo
from sqlalchemy.engine import make_url


def conninfo(url: str) -> str:
    """What `psycopg.connect` takes, for a `postgresql+psycopg://` URL; parameters named several times become a list."""
    parts = make_url(url)
    asked = {name: value if isinstance(value, str) else ",".join(value) for name, value in parts.query.items()}
    return make_conninfo(**{**parts.translate_connect_args(username="user", database="dbname"), **asked})
