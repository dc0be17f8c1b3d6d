"""The operator hands a checkpoint to a witness outside, and keeps what that signs; both show nothing of anybody."""

from pathlib import Path

import anyio
import pytest

from hub.__main__ import main
from hub.audit.log import log_day
from hub.identity.organisations import everybody
from hub.kit.signing import ledger_key_file, read_signing_key
from tests.audit.verifier import ORIGIN, VERIFY, witnessed
from tests.commands.words import Fail
from tests.database import TestDatabase
from tests.parties import NOW


async def a_day(database: TestDatabase) -> None:
    pool = database.pool("hub_sealer", pool_size=1)
    await log_day(pool, read_signing_key(ledger_key_file(database.settings.root_key_file)), ORIGIN, NOW, everybody)
    await pool.close()


def test_a_witness_is_sent_the_checkpoint_and_its_signature_is_kept(
    database: TestDatabase, organisation: str, fail: Fail, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    anyio.run(a_day, database)
    capsys.readouterr()

    assert main(["ledger-checkpoint"]) == 0
    old, _, note = capsys.readouterr().out.partition("\n\n")
    assert old == "old 0"
    vkey, line = witnessed(note)
    size = str(VERIFY.read_checkpoint(note).size)
    (tmp_path / "signed").write_text(f"{line}\n")
    (tmp_path / "other").write_text(f"{witnessed(note.replace(ORIGIN, 'another'))[1]}\n")

    assert "Nothing was kept" in fail("ledger-cosign", "--witness", vkey, "--size", size, str(tmp_path / "other"))
    assert "no vkey" in fail("ledger-cosign", "--witness", "someone", "--size", size, str(tmp_path / "signed"))
    assert "cannot be read" in fail("ledger-cosign", "--witness", vkey, "--size", size, str(tmp_path / "none"))
    assert "never that long" in fail("ledger-checkpoint", "--old", str(int(size) + 1))
    assert main(["ledger-cosign", "--witness", vkey, "--size", size, str(tmp_path / "signed")]) == 0
    capsys.readouterr()
    assert main(["ledger-checkpoint", "--old", size]) == 0

    said = capsys.readouterr().out.partition("\n\n")[2]
    assert VERIFY.witness_has_signed(VERIFY.read_checkpoint(said), vkey)
    assert organisation not in said
