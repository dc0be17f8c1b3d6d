"""The key by which two writings of one web address are known as the same place. Pure text: nothing is fetched.

The address as found stays beside it, untouched, for the notice. Only what cannot change the place is taken away: a
key that is too coarse would merge two places, and one of them would never be asked to be removed.
"""

import re
import unicodedata
from ipaddress import IPv6Address
from urllib.parse import SplitResult, unquote_to_bytes, urlsplit

from hub.kit.errors import Invalid, Reason

_ADVERTISING = (
    "_ga",
    "dclid",
    "fbclid",
    "gbraid",
    "gclid",
    "li_fat_id",
    "msclkid",
    "ttclid",
    "twclid",
    "wbraid",
    "yclid",
)
_SHARING = ("igsh", "igshid", "mc_cid", "mc_eid", "mibextid")
TRACKING = frozenset(_ADVERTISING + _SHARING)
"""Query parameters that say how somebody came and never what is shown; every `utm_…` beside them."""
TRACKING_BY_HOST = {
    "open.spotify.com": frozenset({"si"}),
    "tiktok.com": frozenset({"is_from_webapp", "sender_device", "web_id", "_r", "_t"}),
    "twitter.com": frozenset({"s", "t", "ref_src", "ref_url"}),
    "x.com": frozenset({"s", "t", "ref_src", "ref_url"}),
    "youtu.be": frozenset({"si", "feature"}),
    "youtube.com": frozenset({"si", "feature", "pp"}),
}
"""Parameters that track on these hosts (and their `www.` and `m.`) and may mean something elsewhere."""
_PORTS = {"http": 80, "https": 443}
_PLAIN = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_KEPT = _PLAIN | frozenset("!$&'()*+,;=:@/?%[]")


def url_key(url: str) -> str:
    """The canonical form of an http or https address; raises `Invalid` (`malformed`, "url") for anything else.

    Scheme and host in small letters, host as A-label, default port, fragment and user name dropped, dot segments
    resolved, percent-encoding made uniform, tracking parameters removed. Path and order of parameters are kept.
    """
    found = unicodedata.normalize("NFC", url.strip())
    if not found or re.search(r"[\s\x00-\x1f\x7f]", found):
        raise Invalid(Reason("malformed", "url"))
    try:
        path, mark, query = found.partition("?")
        parts = urlsplit(path.replace("\\", "/") + mark + query)  # as browsers read it
        host, port = _host(parts), parts.port
    except ValueError:  # UnicodeError is one too: no such port, a bracket left open, a host that no name may have
        raise Invalid(Reason("malformed", "url")) from None
    if parts.scheme not in _PORTS or not host or port == 0:
        raise Invalid(Reason("malformed", "url"))
    place = host if port in (None, _PORTS[parts.scheme]) else f"{host}:{port}"
    kept = _query(parts.query, host)
    return f"{parts.scheme}://{place}{_path(parts.path)}" + (f"?{kept}" if kept else "")


def _host(parts: SplitResult) -> str:
    host = parts.hostname or ""
    if ":" in host:
        return f"[{IPv6Address(host.partition('%')[0]).compressed}]"
    named = unicodedata.normalize("NFKC", unquote_to_bytes(host).decode("utf-8")).replace("。", ".").lower().rstrip(".")
    labels = [_a_label(label) for label in named.split(".")]
    if not all(re.fullmatch(r"[a-z0-9_-]{1,63}", label) for label in labels):
        raise ValueError("host")
    return ".".join(labels)


def _a_label(label: str) -> str:
    """The label as it stands in DNS; one that the older table of letters does not know is encoded as it is."""
    if label.isascii():
        return label
    try:
        return label.encode("idna").decode("ascii")
    except UnicodeError:
        return "xn--" + label.encode("punycode").decode("ascii")


def _path(path: str) -> str:
    kept: list[str] = []
    segments = _uniform(path).split("/")[1:] or [""]
    for place, segment in enumerate(segments):
        if segment == "..":
            kept = kept[:-1]
        elif segment != ".":
            kept.append(segment)
        if segment in (".", "..") and place == len(segments) - 1:
            kept.append("")
    return "/" + "/".join(kept)


def _query(query: str, host: str) -> str:
    own = TRACKING_BY_HOST.get(re.sub(r"^(?:www|m|mobile)\.", "", host), frozenset())
    kept = []
    for pair in _uniform(query).split("&"):
        name = pair.partition("=")[0].lower()
        if pair and not name.startswith("utm_") and name not in TRACKING | own:
            kept.append(pair)
    return "&".join(kept)


def _uniform(text: str) -> str:
    """Percent-encoding in capitals, and only where it is needed."""
    decoded = re.sub(r"%([0-9A-Fa-f]{2})", _unreserved, text)
    return "".join(c if c in _KEPT else "".join(f"%{o:02X}" for o in c.encode()) for c in decoded)


def _unreserved(encoded: re.Match[str]) -> str:
    letter = chr(int(encoded[1], 16))
    return letter if letter in _PLAIN else encoded[0].upper()
