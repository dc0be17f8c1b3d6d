"""What the pages are built on, handed in by the front door."""

from dataclasses import dataclass, field

from hub.console.ask import Api
from hub.identity.passkeys.sign_in import SignIn
from hub.identity.passkeys.site import Site
from hub.identity.sessions.demo_links import DemoLinks
from hub.identity.sessions.find import Sessions
from hub.kit.clock import Clock
from hub.kit.db import Database
from hub.kit.settings import Settings


@dataclass(frozen=True)
class Console:
    """`api`: how a page asks; `database`: for what happens before anybody is signed in; `sessions`: who holds a cookie;
    `site`: what passkeys are bound to; `sign_in`: coming in by one."""

    settings: Settings
    database: Database = field(repr=False)
    clock: Clock = field(repr=False)
    api: Api = field(repr=False)
    sessions: Sessions = field(repr=False)
    site: Site
    sign_in: SignIn = field(repr=False)
    demo_links: DemoLinks = field(repr=False)
