"""The first bytes by which pictures, films, documents and archives are known."""

import re

SIGNATURES = (
    rb"\xff\xd8\xff[\xc0-\xcf\xdb\xdd\xe0-\xef\xfe]",  # JPEG
    rb"\x89PNG",
    rb"GIF8[79]a",
    rb"RIFF....(?:WEBP|AVI |WAVE)",
    rb"ftyp(?:he[iv][cmsx]|m[is]f1|avi[fs]|iso[m2-9]|mp4[12]|M4[AV] |qt  |3g[p2].|dash|avc1|crx )",  # HEIC
    rb"\x1a\x45\xdf\xa3",  # WebM, Matroska
    rb"\x00\x00\x00\x0c(?:jP|JXL) ",  # JPEG 2000, JPEG XL
    rb"BM.{4}\x00{4}.{4}[\x0c\x28\x6c\x7c]\x00{3}",  # BMP
    rb"II\*\x00",  # TIFF and raw photographs
    rb"MM\x00\*",
    rb"8BPS\x00\x01",  # PSD
    rb"FLV\x01",
    rb"\x30\x26\xb2\x75\x8e\x66\xcf\x11",  # WMV
    rb"PK(?:\x03\x04|\x05\x06)",  # ZIP
    rb"Rar!\x1a\x07",
    rb"7z\xbc\xaf\x27\x1c",
    rb"\x1f\x8b\x08[\x00-\x1f].{4}[\x00\x02\x04][\x00\x03\x07\x0a\x0b\xff]",  # gzip
    rb"BZh[1-9]1AY&SY",
    rb"\xfd7zXZ\x00",
    rb"\x28\xb5\x2f\xfd",  # zstd
    rb"%PDF-",
    rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",  # older office documents
)
"""How each begins: every one long enough not to meet by chance in a long text."""
_ANY = re.compile(b"|".join(SIGNATURES), re.DOTALL)


def holds_file(octets: bytes) -> bool:
    """Whether a picture, film, document or archive begins anywhere in these bytes."""
    # one pass for all: a short text is read in a hundred ways, and each of them is asked
    return _ANY.search(octets) is not None
