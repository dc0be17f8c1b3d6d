"""No process of production starts with a demo's settings or on a demo's data, and none writes before it says so."""

from pathlib import Path

import pytest

from hub.kit.production import mark_demo
from tests.commands.test_commands import new_environ, run_hub

pytestmark = pytest.mark.live

SERVING = ("serve", "work", "migrate")


@pytest.mark.parametrize("command", SERVING)
def test_production_does_not_start_with_the_demos_sign_in(command: str) -> None:
    with new_environ() as environ:
        ended = run_hub(environ | {"HUB_DEMO_SIGN_IN": "1"}, command)

        assert ended.returncode == 1
        assert ended.stderr.startswith("HUB_DEMO_SIGN_IN is set, and HUB_MODE is production")
        assert not Path(environ["HUB_DATA"]).exists()


@pytest.mark.parametrize("command", SERVING)
def test_production_does_not_start_where_a_demo_ran(command: str) -> None:
    with new_environ() as environ:
        data = Path(environ["HUB_DATA"])
        data.mkdir(parents=True)
        mark_demo(data)

        ended = run_hub(environ, command)

        assert ended.returncode == 1
        assert ended.stderr.startswith("A demo ran in")
        assert len(list(data.iterdir())) == 1


@pytest.mark.parametrize(
    ("command", "name"), [*((command, "HUB_ISSUER") for command in SERVING), ("serve", "HUB_PUBLIC_URL")]
)
def test_production_is_served_by_https_alone(command: str, name: str) -> None:
    with new_environ() as environ:
        ended = run_hub(environ | {name: "http://hub.example.org"}, command)

        assert ended.returncode == 1
        assert ended.stderr.startswith(f"{name} is 'http://hub.example.org'; in production it must be")
        assert not Path(environ["HUB_DATA"]).exists()
