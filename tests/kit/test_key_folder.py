"""Keys of epochs in their folder: whoever holds it, the root key turned, copies for the offline key, killed halfway."""

from contextlib import suppress
from datetime import date
from itertools import count, product
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pyrage
import pytest

from hub.kit.epoch_keys import Backup
from hub.kit.key_files import KeyFiles
from hub.kit.key_folder import KeyFolder, key_folder
from hub.kit.rootkey import ensure_root_key, next_root_key_file
from hub.kit.sealed import RootKey, Unopenable, unseal
from hub.kit.unready import Unready

LAST = date(2026, 12, 7)
AFTER = date(2026, 12, 8)
OFFLINE = pyrage.x25519.Identity.generate()
KEPT = Backup(7, str(OFFLINE.to_public()))
ORG = UUID("00000000-0000-4000-8000-000000000001")


class Killed(Exception):
    """The process ends here."""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    file = tmp_path / "root.key"
    ensure_root_key(file)
    return file


def folder(root: Path, backup: Backup | None = None) -> KeyFolder:
    """As another process has it: nothing is open yet."""
    return KeyFolder(root, backup, durable=False)


def test_a_key_is_found_by_every_process_until_it_leaves(root: Path) -> None:
    here, there = folder(root), folder(root)
    epoch, key = here.begin(ORG, 0)

    assert (epoch, there.key(ORG, epoch)) == (1, key)
    here.leave(ORG, epoch, LAST)

    assert key not in (here.key(ORG, epoch), there.key(ORG, epoch)), "the root key, under which nothing of it lies"
    assert not [file for file in root.parent.rglob("*") if file.is_file() and str(ORG) in file.name]


def test_an_epoch_that_was_used_is_not_used_again(root: Path) -> None:
    here = folder(root, KEPT)
    here.begin(ORG, 0)
    here.leave(ORG, 1, LAST)

    assert here.begin(ORG, 0)[0] == 2


def test_a_folder_that_cannot_be_written_is_named(root: Path) -> None:
    root.with_name("epochs").touch()

    with pytest.raises(Unready, match=f"The folder of keys {root.with_name('epochs')} cannot be written"):
        folder(root).begin(ORG, 0)


def test_nobody_else_may_read_the_folder(root: Path) -> None:
    here = folder(root, KEPT)
    here.begin(ORG, 0)

    assert {file.stat().st_mode & 0o077 for file in (here.folder, here.copies.folder)} == {0}
    assert {file.stat().st_mode & 0o077 for file in here.folder.rglob(f"{ORG}.*")} == {0}


def test_a_key_that_left_opens_with_the_offline_key_until_its_day(root: Path) -> None:
    here = folder(root, KEPT)
    _, key = here.begin(ORG, 0)
    here.leave(ORG, 1, LAST)
    here.tidy(LAST)
    sealed = [file.read_bytes() for file in here.copies.folder.iterdir()]

    assert len(sealed) == 1
    for place in (f"epoch/{ORG}/1", f"organisation_key/{ORG}/1"):
        with pytest.raises(Unopenable):
            unseal(RootKey.read(root).key, place, sealed[0])
    assert here.restore(OFFLINE) == 1
    assert folder(root).key(ORG, 1) == key


def test_after_its_day_nothing_brings_it_back(root: Path) -> None:
    here = folder(root, KEPT)
    _, key = here.begin(ORG, 0)
    here.leave(ORG, 1, LAST)

    here.tidy(AFTER)

    assert here.restore(OFFLINE) == 0
    assert here.key(ORG, 1) != key
    assert list(here.copies.folder.iterdir()) == []


def test_a_living_key_has_its_copy_from_the_first_moment_and_an_older_one_gets_it(root: Path) -> None:
    folder(root).begin(ORG, 0)
    here = folder(root, KEPT)
    other = uuid4()
    here.begin(other, 0)
    assert [file.name for file in here.copies.folder.iterdir()] == [f"{other}.1.age"]

    here.tidy(LAST)

    assert {file.name for file in here.copies.folder.iterdir()} == {f"{other}.1.age", f"{ORG}.1.age"}


def test_without_an_offline_key_none_leaves_where_a_copy_is_to_be_kept(root: Path) -> None:
    here = folder(root, Backup(7))
    _, key = here.begin(ORG, 0)

    with pytest.raises(Unready, match="HUB_BACKUP_RECIPIENT"):
        here.leave(ORG, 1, LAST)

    assert here.key(ORG, 1) == key


def test_another_offline_key_opens_nothing(root: Path) -> None:
    here = folder(root, KEPT)
    here.begin(ORG, 0)
    here.leave(ORG, 1, LAST)

    with pytest.raises(pyrage.DecryptError):
        here.restore(pyrage.x25519.Identity.generate())


def test_a_new_root_key_opens_every_key_and_the_old_one_none(root: Path) -> None:
    here, old = folder(root), RootKey.read(root).key
    keys = dict(here.begin(ORG, n) for n in range(3))

    assert here.turn_root() == 3

    assert RootKey.read(root).key != old
    assert {epoch: folder(root).key(ORG, epoch) for epoch in keys} == keys
    for epoch in keys:
        with pytest.raises(Unopenable):
            unseal(old, f"epoch/{ORG}/{epoch}", (here.folder / f"{ORG}.{epoch}.key").read_bytes())


def test_a_root_key_half_turned_opens_everything_takes_new_keys_and_is_turned_on(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = folder(root)
    keys = dict(here.begin(ORG, n) for n in range(3))
    with monkeypatch.context() as dying:
        seal_anew = KeyFolder._seal_anew
        sealed: list[int] = []

        def killed(self: KeyFolder, organisation: UUID, epoch: int, root: bytes) -> bool:
            if sealed:
                raise Killed
            sealed.append(epoch)
            return seal_anew(self, organisation, epoch, root)

        dying.setattr(KeyFolder, "_seal_anew", killed)
        with pytest.raises(Killed):
            here.turn_root()

    epoch, key = folder(root).begin(ORG, 3)
    keys[epoch] = key
    between = {one: folder(root).key(ORG, one) for one in keys}
    done = folder(root).turn_root()

    assert between == keys
    assert done == 2, "the one that was sealed before, and the one made meanwhile, lie under the new key already"
    assert {one: folder(root).key(ORG, one) for one in keys} == keys
    assert not next_root_key_file(root).exists()


def dying_at(monkeypatch: pytest.MonkeyPatch, where: str, call: int = 1) -> None:
    """The process ends where this is called so often."""
    module, _, name = where.rpartition(".")
    owner = {"Path": Path, "KeyFiles": KeyFiles}[module]
    real, calls = getattr(owner, name), count(1)

    def killed(*given: Any, **named: Any) -> Any:
        if next(calls) == call:
            raise Killed
        return real(*given, **named)

    monkeypatch.setattr(owner, name, killed)


def holding(root: Path, *roots: bytes) -> list[str]:
    """Every file in the folder that one of these root keys opens, whatever it is called."""
    found = []
    for file in (one for one in key_folder(root).rglob("*") if one.is_file()):
        for key, epoch in product(roots, range(1, 4)):
            with suppress(Unopenable, ValueError):
                unseal(key, f"epoch/{ORG}/{epoch}", file.read_bytes())
                found.append(file.name)
    return found


def test_what_a_root_key_half_turned_wrote_goes_with_the_key(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here = folder(root)
    here.begin(ORG, 0)
    with monkeypatch.context() as dying:
        dying_at(dying, "Path.replace")
        with pytest.raises(Killed):
            here.turn_root()
    coming = RootKey.read(next_root_key_file(root)).key
    assert len(holding(root, RootKey.read(root).key, coming)) == 2, "as it was, and as it would have been"

    folder(root).leave(ORG, 1, LAST)
    folder(root).turn_root()

    assert RootKey.read(root).key == coming
    assert holding(root, coming) == []


@pytest.mark.parametrize("dies_at", ["KeyFiles._flush", "Path.unlink"])
def test_a_key_that_was_half_destroyed_is_destroyed_by_the_next_pass(
    root: Path, monkeypatch: pytest.MonkeyPatch, dies_at: str
) -> None:
    here = folder(root, KEPT)
    _, key = here.begin(ORG, 0)
    _, other = here.begin(ORG, 1)
    with monkeypatch.context() as dying:
        # the first flush is of the copy's folder, once it has its day
        dying_at(dying, dies_at, 2 if dies_at == "KeyFiles._flush" else 1)
        with pytest.raises(Killed):
            here.leave(ORG, 1, LAST)

    again = folder(root, KEPT)
    again.leave(ORG, 1, LAST)
    again.tidy(LAST)

    assert holding(root, RootKey.read(root).key) == [f"{ORG}.2.key"]
    assert sorted(file.name for file in again.folder.iterdir()) == [f"{ORG}.2.key", "lock", "sealed"]
    assert again.key(ORG, 2) == other
    assert again.restore(OFFLINE) == 1
    assert folder(root).key(ORG, 1) == key


def test_a_copy_that_was_half_destroyed_goes_on_its_day(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here = folder(root, KEPT)
    here.begin(ORG, 0)
    here.leave(ORG, 1, LAST)
    with monkeypatch.context() as dying:
        dying_at(dying, "KeyFiles._flush")
        with pytest.raises(Killed):
            here.tidy(AFTER)

    folder(root, KEPT).tidy(AFTER)

    assert list(here.copies.folder.iterdir()) == []


def test_a_copy_that_was_half_written_goes_with_the_key(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder(root).begin(ORG, 0)
    with monkeypatch.context() as dying:
        dying_at(dying, "Path.replace")
        with pytest.raises(Killed):
            folder(root, KEPT).tidy(LAST)

    folder(root).leave(ORG, 1, LAST)

    assert list(folder(root).copies.folder.iterdir()) == []
