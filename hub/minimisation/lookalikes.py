"""Letters of other scripts that look like Latin ones, as Unicode's list of confusables (UTS 39) has them. Pure data.

Small letters follow their capitals (в as B, н as H), so that a word of one script meets itself in either case. Greek
is taken by its look: a Greek word with Ν, Η or Υ is then another one in small letters, which costs less than a
handle that leaves because one letter of it is Greek.
"""

_CYRILLIC = dict(zip("авекмнорстухіјѕһԁԛԝѵ", "abekmhopctyxijshdqwv", strict=True))
_GREEK = dict(zip("αβεζηικνορτυχ", "abeznikvoptux", strict=True))
_GREEK_CAPITALS = dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX", strict=True))
_OTHERS = dict(zip("ӏӀıɩɑɡօոսհ", "lliiagonuh", strict=True))

LATIN = {
    **_CYRILLIC,
    **{one.upper(): latin.upper() for one, latin in _CYRILLIC.items()},
    **_GREEK,
    **_GREEK_CAPITALS,
    **_OTHERS,
}
"""From a letter to the Latin one that a reader takes it for."""
