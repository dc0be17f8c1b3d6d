"""Partners' own forms: one folder a partner. Each keeps the translations of its own documents beside them."""

from pathlib import Path

from hub.kit.words import add

for _folder in sorted(Path(__file__).parent.glob("**/words")):
    add(_folder)
