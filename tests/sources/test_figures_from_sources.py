"""What law, a standard or the specification fixes stands here as a literal, apart from the code that must keep it.

Code and its own tests can agree on a wrong figure. A figure here is changed only where its source has changed.
"""

from importlib import import_module
from pkgutil import iter_modules

import pytest

from tests import sources
from tests.sources.figure import Figure

FILES = [file.name for file in iter_modules(sources.__path__) if not file.name.startswith(("test_", "figure"))]
FIGURES: list[Figure] = [figure for file in FILES for figure in import_module(f"tests.sources.{file}").FIGURES]


@pytest.mark.parametrize("figure", FIGURES, ids=lambda figure: f"{figure.source}-{figure.what}".replace(" ", "_"))
def test_the_hub_keeps_what_its_source_says(figure: Figure) -> None:
    assert figure.found() == figure.value, figure.source


def test_no_figure_stands_twice_and_every_file_holds_some() -> None:
    names = [(figure.source, figure.what) for figure in FIGURES]

    assert len(names) == len(set(names))
    assert FILES == ["consent", "deadlines", "requests", "security", "status", "words"]
