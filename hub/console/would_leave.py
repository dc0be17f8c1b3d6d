"""What would leave, side by side: a row a field, a column a recipient, each cell a value or a rule. Pure."""

from collections.abc import Mapping, Sequence
from typing import Any

from hub.console.worded import value
from hub.minimisation.fields import CATALOGUE
from schema.engine.choices import code_of

PreviewShown = Mapping[str, Any]


def side_by_side(looks: Sequence[PreviewShown], language: str, *, differ: bool = False) -> list[dict[str, Any]]:
    """The rows, in the catalogue's order, of what leaves for somebody or is missing. `differ`: only unlike ones."""
    shown = {one["field"] for look in looks for one in look["leaves"]} | {n for look in looks for n in _missing(look)}
    rows = [{"label": CATALOGUE[name].label.to(language), "cells": [_cell(look, name, language) for look in looks]}
            for name in CATALOGUE if name in shown]  # fmt: skip
    return [row for row in rows if not differ or len({str(cell) for cell in row["cells"]}) > 1]


def _missing(look: PreviewShown) -> Mapping[str, str]:
    """The fields that the recipient's form cannot be filled without, and what to do."""
    names = ((one["field"] or "").partition(".")[0].partition("[")[0] for one in look["reasons"])
    return {
        name: one["sentence"]
        for name, one in zip(names, look["reasons"], strict=True)
        if name in CATALOGUE and code_of("ProblemCode", one["code"]) in ("not_recorded", "form_part_missing")
    }


def _cell(look: PreviewShown, name: str, language: str) -> dict[str, Any]:
    leaving = next((one for one in look["leaves"] if one["field"] == name), None)
    if leaving is not None:
        state = "softened" if leaving["form"] == "GENERALISED" else "full"
        return {"state": state, "text": value(CATALOGUE[name], leaving["value"], language)}
    if name in _missing(look):
        return {"state": "missing", "text": ""}
    rule = next((one["sentence"] for one in look["withheld"] if one["field"] == name), "")
    return {"state": "not", "text": rule}
