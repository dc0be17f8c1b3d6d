"""Validation of values: what each field of the catalogue accepts, and nothing that carries a picture."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from uuid import UUID

from hub.exchange.vocabulary.disclosure import BARRED
from hub.exchange.vocabulary.takedowns import ALGORITHMS
from hub.kit.errors import Invalid, Reason
from hub.minimisation import content
from hub.minimisation.field import Json
from hub.minimisation.field_shapes import field_shape, parts_shape
from hub.minimisation.fields import CATALOGUE, known_field
from hub.minimisation.generalised import minor
from hub.minimisation.payments import PAYMENT_FORMS, REPORT_NUMBER, amount_reasons
from hub.minimisation.shapes import Shape, record, rows, several, web_address

DIGITS = ALGORITHMS.each({"sha256": 64, "md5": 32, "pdq": 64})
"""Algorithm to hexadecimal digits: SHA-256 and MD5 of the file, PDQ of the picture."""
LISTS_OF_PLACES = ("locations", "accounts", "hashes", "items")
"""Lists that may be longer than one value: what a row holds is short, and a picture cut up over rows shows nearby."""
NEAR = 10
"""Rows of a list that are looked at together with what stands beside them."""
_HASH = parts_shape(CATALOGUE["hashes"].parts)
_ITEM = parts_shape(CATALOGUE["items"].parts)
_LEDGER_HEAD = parts_shape(CATALOGUE["ledger_head"].parts)
_SELF_REPORT = parts_shape(CATALOGUE["self_reports"].parts)
_PAYMENT = parts_shape(CATALOGUE["payments"].parts)
_DEMAND = parts_shape(CATALOGUE["demands"].parts)
_REPORT_TO_POLICE = parts_shape(CATALOGUE["report_to_police"].parts)
_WAY = parts_shape(CATALOGUE["safe_contact"].parts[0].parts)


def clean(name: str, value: object, *, age_at_images: str = "unknown") -> Json:
    """The value in the form that is kept; raises `Invalid` with a code and the path where it is wrong.

    `age_at_images`: the age band in the images, which says who may have computed a hash.
    """
    found = formed(name, value, age_at_images=age_at_images)
    refused = picture_reasons({name: found})
    if refused:
        raise Invalid(*refused)
    return found


def formed(name: str, value: object, *, age_at_images: str = "unknown") -> Json:
    """The same without a look at what its texts hold, which costs more: whoever asks for this asks that afterwards."""
    found = SHAPES[known_field(name).name](value, name)
    if name == "hashes":
        _refuse_staff_hashes(found, age_at_images)
    return found


def picture_reasons(values: Mapping[str, Json]) -> tuple[Reason, ...]:
    """Why these values, each in its form, cannot be kept: a picture in one of them, or cut up over several."""
    read = {name: _readable(name, value) for name, value in values.items()}
    if sum(map(content.letters, read.values())) <= content.MOST:
        return content.reasons_by_field(read)
    lists = {name: read.pop(name) for name in LISTS_OF_PLACES if name in read}
    found = [reason for name, rows in lists.items() for reason in _in_parts(name, rows)]
    parts = {name: rows[:NEAR] for name, rows in lists.items() if rows}
    return tuple(dict.fromkeys((*found, *content.reasons_by_field({**read, **parts}))))


def _in_parts(name: str, rows: Sequence[Json]) -> Iterator[Reason]:
    """The same of a list of places, however long: part by part, each beginning with the end of the one before."""
    part: list[Json] = []
    letters = 0
    for row in rows:
        size = content.letters(row)
        if part and letters + size > content.MOST:
            yield from content.reasons(part, name)
            part = part[-NEAR:] if size + sum(map(content.letters, part[-NEAR:])) <= content.MOST else []
            letters = sum(map(content.letters, part))
        part.append(row)
        letters += size
    yield from content.reasons(part, name)


def _refuse_staff_hashes(hashes: Json, age_at_images: str) -> None:
    """Only the person's own device computes a hash; of a picture of a minor it would be a crime for staff to."""
    code = "malformed" if minor(age_at_images) == "no" else "hash_by_staff_of_minor"
    wrong = [place for place, row in enumerate(hashes) if row["computed_by"] != "own_device"]
    if wrong:
        raise Invalid(*(Reason(code, f"hashes.{place}.computed_by") for place in wrong))


def _readable(name: str, value: Json) -> Json:
    """The value without the hexadecimal digits of hashes, whose form was checked by length."""
    if name == "hashes":
        return [{**row, "value": ""} for row in value]
    if name == "items":
        return [{**row, "value": ""} if row["kind"] == "hash" else row for row in value]
    return value


def _hash(value: object, path: str) -> Json:
    found = _HASH(value, path)
    found["value"] = _hexadecimal(found["value"], f"{path}.value", DIGITS[found["algorithm"]])
    return found


def _item(value: object, path: str) -> Json:
    """A place to be removed. A hash says by which algorithm: PDQ has as many digits as SHA-256."""
    found = _ITEM(value, path)
    if found["kind"] == "url":
        found["value"] = web_address(found["value"], f"{path}.value")
    if (found["kind"] == "hash") != ("algorithm" in found):
        raise Invalid(Reason("required" if found["kind"] == "hash" else "unknown_field", f"{path}.algorithm"))
    if found["kind"] == "hash":
        found["value"] = _hexadecimal(found["value"], f"{path}.value", DIGITS[found["algorithm"]])
    return found


def _payment(value: object, path: str) -> Json:
    """A payment. Half-width kana of a receipt count as the letters that they are."""
    found = _money(_PAYMENT(value, path), path)
    if "amount_jpy" not in found and "amount" not in found:
        raise Invalid(Reason("required", f"{path}.amount_jpy"))
    return found


def _demand(value: object, path: str) -> Json:
    """A demand; where money was to go is written as in a payment."""
    return _money(_DEMAND(value, path), path)


def _money(found: Json, path: str) -> Json:
    if lacking := amount_reasons(found, path):
        raise Invalid(*lacking)
    for part, form in PAYMENT_FORMS.items():
        if part in found:
            found[part] = unicodedata.normalize("NFKC", found[part])
            if not form.fullmatch(found[part]):
                raise Invalid(Reason("malformed", f"{path}.{part}"))
    return found


def _report_to_police(value: object, path: str) -> Json:
    """A report that was made. Its number has the form of one; whom it names is in no number."""
    found = _REPORT_TO_POLICE(value, path)
    if "number" in found:
        found["number"] = unicodedata.normalize("NFKC", found["number"])
        if not REPORT_NUMBER.fullmatch(found["number"]):
            raise Invalid(Reason("malformed", f"{path}.number"))
    return found


def _ledger_head(value: object, path: str) -> Json:
    found = _LEDGER_HEAD(value, path)
    found["hash"] = _hexadecimal(found["hash"], f"{path}.hash", DIGITS["sha256"])
    return found


def _self_report(value: object, path: str) -> Json:
    """A report of her own. Whoever reads the number with a PIN could take it back for her: a PIN is no number here."""
    found = _SELF_REPORT(value, path)
    if not re.fullmatch(r"[A-Za-z0-9-]*", found.get("case_number", "")):
        raise Invalid(Reason("malformed", f"{path}.case_number"))
    return found


def _hexadecimal(value: str, path: str, digits: int) -> str:
    if not re.fullmatch("[0-9A-Fa-f]+", value) or len(value) != digits:
        raise Invalid(Reason("malformed", path))
    return value.lower()


def _barred(value: object, path: str) -> Json:
    """A kind of organisation, "guardian", or an organisation's id."""
    if isinstance(value, str) and value in BARRED:
        return value
    try:
        return str(UUID(str(value)))
    except ValueError:
        raise Invalid(Reason("malformed", path)) from None


def _contact_way(value: object, path: str) -> Json:
    """A way to reach the person; without hours and wording that are safe it is not kept at all (domain rule 6)."""
    if isinstance(value, Mapping):
        unsafe = [k for k in ("hours", "wording") if not isinstance(value.get(k), str) or not value[k].strip()]
        if unsafe:
            raise Invalid(*(Reason("safe_contact_incomplete", f"{path}.{key}") for key in unsafe))
    return _WAY(value, path)


def _contact(value: object, path: str) -> Json:
    found = record({"ways": rows(_contact_way)})(value, path)
    if not found["ways"]:
        raise Invalid(Reason("required", f"{path}.ways"))
    return found


SHAPES: Mapping[str, Shape] = {
    **{row.name: field_shape(row) for row in CATALOGUE.values()},
    "hashes": rows(_hash),
    "safe_contact": _contact,
    "barred_recipients": several(_barred),
    "items": rows(_item),
    "payments": rows(_payment),
    "demands": rows(_demand),
    "report_to_police": _report_to_police,
    "ledger_head": _ledger_head,
    "self_reports": rows(_self_report),
}
"""Field to the shape of its value: the catalogue's, and of some a closer look."""
