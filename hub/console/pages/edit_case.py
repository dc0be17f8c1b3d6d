"""Facts of one category changed in a form; and where somebody else changed them meanwhile, both side by side."""

from collections.abc import Mapping
from typing import Any, Final

from starlette.responses import Response

from hub.console import editing
from hub.console.case_place import case_id
from hub.console.editing import EDITABLE
from hub.console.page import ConsolePage
from hub.console.paths import CASES
from hub.console.visit import Visit
from hub.kit.errors import HubError, NotFound

_STANDS: Final = """
query Stands($organisation: ID!, $case: ID!) {
  organisation(id: $organisation) { name nameEn }
  case(id: $case) { number version status barredInWords fields { name value } }
}
"""
_RECORD: Final = """
mutation Record($case: ID!, $fields: [FieldInput!]!, $version: Int!) {
  recordFields(input: { case: $case, fields: $fields, expectedVersion: $version }) { errors { code field } }
}
"""
_MOST: Final = {"most": 2_000, "longest": 512_000}
"""Fields and bytes of a form of this page: a list of 200 payments among them, and what stood before."""
_TRIES: Final = 5
"""How often it is tried again where others write elsewhere in the case at the same moment."""


async def show(visit: Visit) -> Response:
    """The facts of the category, as they stand."""
    category = _category(visit)
    stands = await _stands(visit)
    values = editing.standing(stands["case"]["fields"], (field.name for field in EDITABLE[category]))
    return _form(visit, category, stands, values, {})


async def save(visit: Visit) -> Response:
    """Keep what was changed. What others changed elsewhere stands; what they changed too is laid side by side."""
    category, form = _category(visit), await visit.form(**_MOST)
    before = editing.known(category, form.get("before", ""))
    if "mine" in form:
        mine = editing.known(category, form["mine"])
        mine = {name: given for name, given in mine.items() if form.get(f"pick.{name}") != "theirs"}
    else:
        mine = editing.written(category, before, form)
    return await _record(visit, category, before, mine, form)


async def _record(
    visit: Visit, category: str, before: dict[str, Any], mine: dict[str, Any], form: Mapping[str, str]
) -> Response:
    case, version = f"Case:{case_id(visit)}", _version(form)
    for _ in range(_TRIES):
        if not mine:
            break
        try:
            fields = [{"name": name, "value": given} for name, given in mine.items()]
            await visit.ask(_RECORD, case=case, fields=fields, version=version)
            break
        except NotFound:
            raise
        except HubError as refusal:
            stands = await _stands(visit)
            if not any(reason.code == "stale" for reason in refusal.reasons):
                return _form(visit, category, stands, before, form, refusal)
            theirs = editing.standing(stands["case"]["fields"], before)
            if names := editing.met(before, theirs, mine):
                return _met(visit, category, stands, names, (before, theirs, mine))
            version = stands["case"]["version"]
    else:
        return visit.sorry("later", 503)
    return visit.go(f"{CASES}/{case_id(visit)}?done=edited#facts")


def _form(
    visit: Visit,
    category: str,
    stands: Mapping[str, Any],
    before: dict[str, Any],
    typed: Mapping[str, str],
    refusal: HubError | None = None,
) -> Response:
    return visit.page(
        "edit_case",
        place=_place(visit, category),
        organisation=stands["organisation"],
        refusal=refusal,
        case=stands["case"],
        category=category,
        action=_place(visit, category),
        back=f"{CASES}/{case_id(visit)}",
        version=typed.get("version", stands["case"]["version"]),
        before=editing.kept(before),
        asks=editing.drawn(category, before, typed, visit.language),
    )


def _met(
    visit: Visit,
    category: str,
    stands: Mapping[str, Any],
    names: list[str],
    values: tuple[dict[str, Any], dict[str, Any], dict[str, Any]],
) -> Response:
    """Nothing is recorded yet: for each fact that both changed, what stood before, and which of the two shall stand."""
    _, theirs, mine = values
    return visit.page(
        "met_case",
        organisation=stands["organisation"],
        case=stands["case"],
        action=_place(visit, category),
        back=f"{CASES}/{case_id(visit)}",
        version=stands["case"]["version"],
        before=editing.kept(theirs),
        mine=editing.kept(mine),
        rows=editing.shown(names, *values, visit.language),
    )


async def _stands(visit: Visit) -> Mapping[str, Any]:
    data = await visit.ask_organisation(_STANDS, case=f"Case:{case_id(visit)}")
    if data["case"] is None:
        raise NotFound("case")
    return data


def _category(visit: Visit) -> str:
    category = str(visit.request.path_params["category"])
    if category not in EDITABLE:
        raise NotFound("case")
    return category


def _version(form: Mapping[str, str]) -> int:
    text = form.get("version", "")
    return int(text) if text.isdecimal() and text.isascii() and len(text) < 9 else 0  # noqa: PLR2004 - of an Int


def _place(visit: Visit, category: str) -> str:
    return f"{CASES}/{case_id(visit)}/edit/{category}"


PAGES = (ConsolePage(f"{CASES}/{{case}}/edit/{{category}}", show=show, act=save, back=CASES),)
