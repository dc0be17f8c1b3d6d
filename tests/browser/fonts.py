"""The fonts of the hub's documents for the browser, so that Japanese is seen on a machine that has no such font."""

import os
from pathlib import Path

import noto_cjk_sans_jp_bold
import noto_cjk_sans_jp_regular


def environment(folder: Path) -> dict[str, str]:
    """The environment in which a browser finds them too; `folder` takes the file that says where."""
    ours = (noto_cjk_sans_jp_regular, noto_cjk_sans_jp_bold)
    places = "".join(f"<dir>{Path(package.__file__ or '').parent}</dir>" for package in ours)
    file = folder / "fonts.conf"
    file.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        f'<include ignore_missing="yes">/etc/fonts/fonts.conf</include>{places}</fontconfig>'
    )
    return {**os.environ, "FONTCONFIG_FILE": str(file)}
