"""Whom the hub believes when a partner's server shows a certificate."""

import ssl
from functools import cache
from pathlib import Path


@cache
def trust(ca_file: Path | None) -> ssl.SSLContext:
    """TLS 1.2 or later with checked certificates: by this authority, or by the machine's own where it is None."""
    context = ssl.create_default_context(cafile=ca_file)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context
