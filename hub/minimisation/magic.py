"""The first bytes by which pictures, films, documents and archives are known, and marks from inside some of them."""

import re

SIGNATURES = (
    rb"\xff\xd8\xff(?:\xe0\x00\x10J|\xe1..(?:Exif|http)|\xe2..(?:ICC|MPF)|[\xe3-\xed\xef]..[A-Za-z]{3}|\xee\x00\x0eA)",
    rb"\xff\xd8\xff(?:\xdb\x00[\x43\x84\xc5]|\xfe[\x00-\x03]|[\xc0-\xc2]\x00[\x0b\x11]|\xc4[\x00\x01])",  # JPEG, bare
    rb"JFIF\x00\x01[\x00-\x02]",
    rb"Exif\x00\x00(?:II|MM)",
    rb"\x89PNG\r\n",
    rb"IHDR\x00\x00",
    rb"IEND\xaeB`\x82",
    rb"GIF8[79]a",
    rb"RIFF....(?:WEBP|AVI |WAVE)",
    rb"ftyp(?:he[iv][cmsx]|m[is]f1|avi[fs]|iso[m2-9]|mp4[12]|M4[AV] |qt  |3g[p2].|dash|avc1|crx )",  # HEIC
    rb"ftyp[ -~]{4}\x00\x00",
    rb"moov\x00\x00..(?:mvhd|cmov)",
    rb"\x1a\x45\xdf\xa3.{1,8}\x42[\x82\x86\xf2\xf3\xf7]",  # WebM, Matroska
    rb"jP  \x0d\x0a\x87\x0a",  # JPEG 2000
    rb"JXL \x0d\x0a\x87\x0a",
    rb"\xff\x4f\xff\x51\x00",
    rb"BM.{4}\x00{4}.{4}[\x0c\x28\x6c\x7c]\x00{3}",  # BMP
    rb"II\*\x00..[\x00-\x7f]\x00",  # TIFF and raw photographs
    rb"MM\x00\*\x00[\x00-\x7f]",
    rb"8BPS\x00\x01",  # PSD
    rb"qoif\x00\x00",
    rb"BPG\xfb",
    rb"\x76\x2f\x31\x01\x02",  # OpenEXR
    rb"FLV\x01[\x00\x01\x04\x05]",
    rb"OggS\x00\x02",
    rb"\x30\x26\xb2\x75\x8e\x66\xcf\x11",  # WMV
    rb"PK\x03\x04[\x00-\x3f][\x00-\x03]..[\x00-\x63]\x00",  # ZIP
    rb"PK\x05\x06\x00{4}",
    rb"Rar!\x1a\x07",
    rb"7z\xbc\xaf\x27\x1c",
    rb"\x1f\x8b\x08[\x00-\x1f].{4}[\x00\x02\x04][\x00\x03\x07\x0a\x0b\xff]",  # gzip
    rb"BZh[1-9]1AY&SY",
    rb"\xfd7zXZ\x00",
    rb"\x5d\x00\x00..\xff{8}",  # LZMA
    rb"\x28\xb5\x2f\xfd",  # zstd
    rb"\x04\x22\x4d\x18[\x40-\x7f]",  # LZ4
    rb"%PDF-",
    rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",  # older office documents
)
"""How each begins: every one long enough not to meet by chance in a long text that is read in a hundred ways.

Each begins with a byte and none with 0, of which readings are full: so the search can skip what none begins with.
"""
_ANY = re.compile(b"|".join(SIGNATURES), re.DOTALL)


def holds_file(octets: bytes) -> bool:
    """Whether a picture, film, document or archive begins anywhere in these bytes."""
    # one pass for all: a short text is read in a hundred ways, and each of them is asked
    return _ANY.search(octets) is not None
