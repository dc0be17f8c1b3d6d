"""The form of one sitting: what is asked of each recipient, and what the answers are for the API. Pure."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, Final

import orjson

from hub.kit.errors import Invalid, Reason
from hub.kit.japan_time import ZONE

SittingForm = Mapping[str, str]
YES_OR_NO: Final = {"yes": True, "no": False}
WAYS: Final = ("ORALLY", "BY_CHAT", "IN_WRITING")


def carried(question: Mapping[str, Any]) -> str:
    """What one question was when it was read to her, for the answer to name it: it goes through the form."""
    duties = [
        {"duty": one["id"], "version": one["version"], "expectedAnswer": one["answer"]}
        for one in question["duties"]
        if one["reachesBarred"]
    ]
    return orjson.dumps(
        {
            "recipient": question["recipient"]["id"],
            "purpose": question["purpose"],
            "fields": [{"name": one["name"], "form": one["form"]} for one in question["fields"]],
            "expectedAnswerId": question["expectedAnswerId"],
            "duties": duties,
        }
    ).decode()


def asked_about(form: SittingForm) -> list[tuple[str, Mapping[str, Any]]]:
    """The questions that the form carries, with the number by which its fields name them; raises `Invalid`."""
    found = []
    for name in sorted(form):
        if name.startswith("ask-"):
            try:
                found.append((name.removeprefix("ask-"), orjson.loads(form[name])))
            except orjson.JSONDecodeError as error:
                raise Invalid(Reason("malformed", "answers")) from error
    return sorted(found, key=lambda one: int(one[0]) if one[0].isdecimal() else 0)


def answers(form: SittingForm, *, minor: bool) -> list[dict[str, Any]]:
    """Her answers as `recordSitting` takes them; whoever is not decided yet is left out. Raises `Invalid`."""
    decided = [(n, asked) for n, asked in asked_about(form) if form.get(f"answer-{n}") in YES_OR_NO]
    if not decided:
        raise Invalid(Reason("required", "answer-0"))
    if form.get("method") not in WAYS:
        raise Invalid(Reason("required", "method"))
    return [_answer(form, n, asked, minor=minor) for n, asked in decided]


def guardian(form: SittingForm, n: str = "") -> dict[str, Any] | None:
    """What is said of a guardian: of all where `n` is empty, else of that recipient; None where nothing is."""
    own = {
        "consent": form.get(f"guardian{n}") or None,
        "informed": YES_OR_NO.get(form.get(f"informed{n}", "")),
    }
    if own == {"consent": None, "informed": None}:
        return None
    reasons = {"reason": form.get(f"guardian{n}-why") or None, "informedReason": form.get(f"informed{n}-why") or None}
    return {**own, **reasons}


def _answer(form: SittingForm, n: str, asked: Mapping[str, Any], *, minor: bool) -> dict[str, Any]:
    yes = YES_OR_NO[form[f"answer-{n}"]]
    about = {"recipient": asked["recipient"], "purpose": asked["purpose"], "yes": yes}
    return {
        **about,
        "duties": list(_duties(form, n, asked)),
        **(_of_yes(form, n, asked, minor=minor) if yes else {}),
    }


def _of_yes(form: SittingForm, n: str, asked: Mapping[str, Any], *, minor: bool) -> dict[str, Any]:
    return {
        "fields": asked["fields"],
        "until": last_minute(form, f"until-{n}"),
        "expectedAnswerId": asked["expectedAnswerId"],
        "assent": True if minor else None,
        "abroadAccepted": YES_OR_NO.get(form.get(f"abroad-{n}", "")),
        "guardian": _exception(form, n) if minor else None,
    }


def _exception(form: SittingForm, n: str) -> dict[str, Any] | None:
    """What is said of this one, where it says anything; what it leaves open is as for all."""
    own = guardian(form, f"-{n}")
    return own and {**(guardian(form) or {}), **{name: value for name, value in own.items() if value is not None}}


def last_minute(form: SittingForm, name: str) -> str:
    """The last minute of the day that stands in this field; raises `Invalid` for what is no day."""
    try:
        day = datetime.strptime(form.get(name, ""), "%Y-%m-%d")  # noqa: DTZ007 - its zone comes next
    except ValueError as error:
        raise Invalid(Reason("malformed", name, ("2027-02-20",))) from error
    return day.replace(hour=23, minute=59, tzinfo=ZONE).isoformat()


def _duties(form: SittingForm, n: str, asked: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for number, one in enumerate(asked["duties"]):
        said = YES_OR_NO.get(form.get(f"duty-{n}-{number}", ""))
        if said is not None:
            yield {**one, "answer": said}
