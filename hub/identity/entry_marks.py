"""The hub's mark on rows that let somebody in or lead something out.

Such a row counts only if this hub's own code wrote it, and only in its newest state: whoever has the database alone can
add none, change none and bring back no earlier one. Whatever writes one signs it here; whatever reads one to let
somebody in or something out hands it to `checked`, which answers with the values that were signed, or as if it were
absent. A statement selects what that needs beside its other columns, by `entry`; it costs no further statement.
"""

import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from types import MappingProxyType
from typing import Any, Final, TypeVar
from uuid import UUID

from sqlalchemy import TextClause, text
from sqlmodel.ext.asyncio.session import AsyncSession

from hub.audit.fragments import lines
from hub.audit.trail import record_own
from hub.audit.verbs import Verb
from hub.identity.entry_columns import MAP, MARKED, PARSED, ColumnKind
from hub.kit import logs
from hub.kit.columns import Marked
from hub.kit.db import SET_ORGANISATION, Database
from hub.kit.entry_key import EntryKey
from hub.kit.unready import Unready

FORMAT: Final = b"tsunagu-entry/1"
_STATE: Final = b"tsunagu-entry-state/1"
_HEAD = 3
ReadColumns = Sequence[str | None]
"""A row as `entry` selects it: its state, its mark, what the ledger says of it, its marked columns."""
Row = TypeVar("Row", bound=Marked)


@dataclass(frozen=True)
class CountedRow:
    """A row that counts: the values that were signed, and how often they were written."""

    table: str
    values: Mapping[str, Any]
    state: int

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the column holds
        """The value of a marked column."""
        try:
            return self.values[name]
        except KeyError:
            raise AttributeError(name) from None


def entry(table: str, alias: str, *, noted: bool = True) -> str:
    """SQL of one column that holds the row `alias` of this table, for `checked`; null where there is no row.

    `noted`: with what the ledger says of later states, for whoever may read that.
    """
    marked = MARKED[table]
    seen = "null"
    if noted and marked.is_noted:
        seen = (
            f"(select string_agg(encode(seen.digest, 'hex'), ' ') {lines('seen')}"
            f" where (seen.sender, seen.object) = ({alias}.{marked.organisation}, {alias}.{marked.object})"
            f" and seen.verb = '{Verb.ENTRY_CHANGED.value}')"
        )
    columns = ", ".join(kind.sql.format(f"{alias}.{name}") for name, kind in marked.columns.items())
    head = f"{alias}.entry_state::text, encode({alias}.entry_mark, 'hex'), {seen}"
    return f"case when {alias}.entry_state is not null then array[{head}, {columns}] end"


def opened(key: EntryKey, table: str, read: ReadColumns) -> CountedRow | None:
    """The row, if this hub wrote it and its ledger knows no later state of it; None otherwise."""
    try:
        return read_unchecked(table, read) if is_genuine(key, table, read) else None
    except (ValueError, OverflowError):
        return None


def is_genuine(key: EntryKey, table: str, read: ReadColumns) -> bool:
    """The same without the values; raises `ValueError` for what is no such row."""
    state, made, seen, *raw = read
    told = [
        (name, kind.text(kind.value(text)) if kind in PARSED and text is not None else text)
        for (name, kind), text in zip(MARKED[table].columns.items(), raw, strict=True)
    ]
    good = made is not None and made == _mac(key, table, state or "", dict(told)).hex()
    return good and (seen is None or _is_newest(key, table, read, seen))


def _is_newest(key: EntryKey, table: str, read: ReadColumns, seen: str) -> bool:
    row = read_unchecked(table, read)
    return state_digest(key, row, row.state + 1).hex() not in seen.split()


def read_unchecked(table: str, read: ReadColumns) -> CountedRow:
    """The row as it stands, whoever wrote it; raises `ValueError`. For whoever signs what is there already."""
    pairs = zip(MARKED[table].columns.items(), read[_HEAD:], strict=True)
    values = {name: None if raw is None else kind.value(raw) for (name, kind), raw in pairs}
    return CountedRow(table, values, int(read[0] or 0))


def mark(key: EntryKey, row: CountedRow) -> bytes:
    """The MAC over table, state and each marked column that says something, by name."""
    columns = MARKED[row.table].columns
    told = {name: row.values.get(name) for name in columns}
    texts = {name: None if value is None else columns[name].text(value) for name, value in told.items()}
    return _mac(key, row.table, str(row.state), texts)


def _mac(key: EntryKey, table: str, state: str, texts: Mapping[str, str | None]) -> bytes:
    flat = [piece.encode() for name in sorted(texts) if (told := texts[name]) for piece in (name, told)]
    return key.mac(FORMAT, table.encode(), state.encode(), *flat)


def state_digest(key: EntryKey, row: CountedRow, state: int) -> bytes:
    """What the ledger holds of a state of this row: it tells nothing to whoever has not the key."""
    marked = MARKED[row.table]
    place = [marked.columns[name].text(row.values[name]).encode() for name in (*marked.key, *marked.since)]
    return key.mac(_STATE, row.table.encode(), *place, str(state).encode())


def key_of(session: AsyncSession) -> EntryKey:
    """The key of this transaction's hub; raises `Unready` where it was opened without one."""
    return _there(session.info.get("entry_key"))


def key_at(database: Database) -> EntryKey:
    """The key of this pool's hub; raises `Unready` where it has none."""
    return _there(database.entry_key)


def _there(key: object) -> EntryKey:
    if not isinstance(key, EntryKey):
        raise Unready("This process was started without entry.key, and must not say who is let in.")
    return key


def checked(session: AsyncSession, table: str, read: ReadColumns | None) -> CountedRow | None:
    """The row, if it counts; None where there is none, and where there is one that this hub did not write so."""
    return None if read is None else checked_with(key_of(session), table, read)


def checked_with(key: EntryKey, table: str, read: ReadColumns) -> CountedRow | None:
    """The same by a key at hand. What does not count is a fault that somebody must look at: the log says where."""
    found = opened(key, table, read)
    if found is None:
        place = dict(zip(MARKED[table].columns, read[_HEAD:], strict=False))
        whose, what = place.get(MARKED[table].organisation), place.get(MARKED[table].object)
        logs.record("entry.refused", level=logging.ERROR, table=table, organisation=whose, row=what)
    return found


def all_checked(session: AsyncSession, table: str, reads: Iterable[ReadColumns] | None) -> list[CountedRow]:
    """Those of several rows that count."""
    found = [checked(session, table, read) for read in reads or ()]
    return [one for one in found if one is not None]


def signed(session: AsyncSession, table: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """The values of a new row, with its state and its mark: for a statement that writes these, and no others."""
    return {**values, **marks_for(key_of(session), table, values)}


def marks_for(key: EntryKey, table: str, values: Mapping[str, Any], state: int = 1) -> dict[str, Any]:
    """State and mark of a row with these values."""
    columns = MARKED[table].columns
    row = CountedRow(table, {name: values.get(name) for name in columns}, state)
    return {"entry_state": state, "entry_mark": mark(key, row)}


def sign(session: AsyncSession, row: Row) -> Row:
    """The same for a model: signed, and ready to be added."""
    table = str(row.__tablename__)
    values = {name: getattr(row, name) for name in MARKED[table].columns}
    for name, value in marks_for(key_of(session), table, values).items():
        setattr(row, name, value)
    return row


async def change(
    session: AsyncSession,
    table: str,
    which: Mapping[str, Any],
    changes: Mapping[str, Any] | Callable[[CountedRow], Mapping[str, Any]],
    *,
    at: datetime,
    only: str = "true",
    given: Mapping[str, Any] = MappingProxyType({}),
) -> list[CountedRow]:
    """Write these columns of each row that counts, with its next state and mark, and the state into the ledger.

    `which`: columns and their values that name the rows; `only`: a further condition in SQL over `t`, with `:now`
    and `given`.
    The rows are held first, in one order, so that of two changes the second one sees the first. Two statements; the
    second one only where there is something. Answers the rows as they are now.
    """
    held = _held(table, tuple(which), only, reads_ledger(session))
    rows = (await session.execute(held, {**which, **given, "now": at})).scalars().all()
    made = []
    for before in all_checked(session, table, rows):
        new = changes(before) if callable(changes) else changes
        after = CountedRow(table, {**before.values, **new}, before.state + 1)
        place = {f"key_{name}": before.values[name] for name in MARKED[table].key}
        await session.execute(_written(table, tuple(new)), {**_bound(table, new), **place, **_mark_of(session, after)})
        made.append(after)
    await _note(session, made, at)
    return made


async def gone(session: AsyncSession, table: str, reads: Iterable[ReadColumns], at: datetime) -> list[CountedRow]:
    """Note of rows that were just deleted that they are over, so that none comes back; those that counted."""
    ended = all_checked(session, table, reads)
    await _note(session, [CountedRow(table, one.values, one.state + 1) for one in ended], at)
    return ended


async def _note(session: AsyncSession, rows: Sequence[CountedRow], at: datetime) -> None:
    key = key_of(session)
    for row in rows:
        marked = MARKED[row.table]
        if not marked.is_noted:
            continue
        org: UUID = row.values[marked.organisation]
        if not reads_ledger(session):
            await session.execute(SET_ORGANISATION, {"org": str(org)})
        record_own(
            session,
            Verb.ENTRY_CHANGED,
            org=org,
            principal=None,
            object_id=row.values[marked.object],
            at=at,
            digest=state_digest(key, row, row.state),
        )
        if not reads_ledger(session):
            await session.flush()


def reads_ledger(session: AsyncSession) -> bool:
    """Whether this transaction may: the operator's is no organisation's; it writes into the ledger and reads none."""
    return session.info.get("organisation") is not None


def _mark_of(session: AsyncSession, row: CountedRow) -> dict[str, Any]:
    return {"entry_state": row.state, "entry_mark": mark(key_of(session), row)}


def _bound(table: str, given: Mapping[str, Any]) -> dict[str, Any]:
    columns: Mapping[str, ColumnKind] = MARKED[table].columns
    return {
        name: MAP.text(value) if columns.get(name) is MAP and value is not None else value
        for name, value in given.items()
    }


@cache
def _held(table: str, which: tuple[str, ...], only: str, noted: bool) -> TextClause:  # noqa: FBT001 - of a cache
    conditions = " and ".join(f"t.{name} = :{name}" for name in which)
    order = ", ".join(f"t.{name}" for name in MARKED[table].key)
    read = entry(table, "t", noted=noted)
    return text(
        f"select {read} from {table} t where {conditions} and ({only}) order by {order} for no key update of t"  # noqa: S608 - our own columns
    )


@cache
def _written(table: str, names: tuple[str, ...]) -> TextClause:
    marked = MARKED[table]
    columns = [
        f"{name} = {marked.columns[name].bind.format(name) if name in marked.columns else f':{name}'}" for name in names
    ]
    place = " and ".join(f"{name} = :key_{name}" for name in marked.key)
    both = "entry_state = :entry_state, entry_mark = :entry_mark"
    return text(f"update {table} set {', '.join([*columns, both])} where {place}")  # noqa: S608 - our own names
