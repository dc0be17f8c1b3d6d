"""The first bytes by which pictures, films, documents and archives are known."""

import re

_SIGNATURES: dict[bytes, bytes] = {
    b"\xff\xd8\xff": rb"\xff\xd8\xff[\xc0-\xcf\xdb\xdd\xe0-\xef\xfe]",  # JPEG
    b"\x89PNG": rb"\x89PNG",
    b"GIF8": rb"GIF8[79]a",
    b"RIFF": rb"RIFF....(?:WEBP|AVI |WAVE)",
    b"ftyp": rb"ftyp(?:he[iv][cmsx]|m[is]f1|avi[fs]|iso[m2-9]|mp4[12]|M4[AV] |qt  |3g[p2].|dash|avc1|crx )",  # HEIC
    b"\x1a\x45\xdf\xa3": rb"\x1a\x45\xdf\xa3",  # WebM, Matroska
    b"\x00\x00\x00\x0c": rb"\x00\x00\x00\x0c(?:jP|JXL) ",  # JPEG 2000, JPEG XL
    b"BM": rb"BM.{4}\x00{4}.{4}[\x0c\x28\x6c\x7c]\x00{3}",  # BMP
    b"II*\x00": rb"II\*\x00",  # TIFF and raw photographs
    b"MM\x00*": rb"MM\x00\*",
    b"8BPS": rb"8BPS\x00\x01",  # PSD
    b"FLV\x01": rb"FLV\x01",
    b"\x30\x26\xb2\x75": rb"\x30\x26\xb2\x75\x8e\x66\xcf\x11",  # WMV
    b"PK": rb"PK(?:\x03\x04|\x05\x06)",  # ZIP
    b"Rar!": rb"Rar!\x1a\x07",
    b"7z\xbc\xaf": rb"7z\xbc\xaf\x27\x1c",
    b"\x1f\x8b\x08": rb"\x1f\x8b\x08[\x00-\x1f].{4}[\x00\x02\x04][\x00\x03\x07\x0a\x0b\xff]",  # gzip
    b"BZh": rb"BZh[1-9]1AY&SY",
    b"\xfd7zXZ": rb"\xfd7zXZ\x00",
    b"\x28\xb5\x2f\xfd": rb"\x28\xb5\x2f\xfd",  # zstd
    b"%PDF-": rb"%PDF-",
    b"\xd0\xcf\x11\xe0": rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",  # older office documents
}
"""How each begins, as a quick look; and the whole signature, long enough not to meet by chance in a long text."""
_WHOLE = {start: re.compile(whole, re.DOTALL) for start, whole in _SIGNATURES.items()}


def holds_file(octets: bytes) -> bool:
    """Whether a picture, film, document or archive begins anywhere in these bytes."""
    return any(start in octets and whole.search(octets) for start, whole in _WHOLE.items())
