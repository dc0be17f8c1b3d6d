"""What the pages are built on, handed in by the application (`hub/app.py`)."""

from dataclasses import dataclass, field

from hub.console.ask import Api, ContextOf
from hub.entry.passkeys.challenges import SignInChallenges
from hub.entry.passkeys.sign_in import SignIn
from hub.entry.passkeys.site import Site
from hub.entry.providers.outside import Outside
from hub.entry.sessions.demo_links import DemoLinks
from hub.entry.sessions.find import Sessions
from hub.identity.keys import Keyring
from hub.kit.clock import Clock
from hub.kit.db import Database
from hub.kit.sealed import RootKey
from hub.kit.settings import Settings


@dataclass(frozen=True)
class Console:
    """Everything that a page asks or does goes through one of these.

    `context_of`: one operation of a caller; `api`: how a page asks; `database`: for what happens before anybody is
    signed in; `outside`: the way to organisations' own providers; `sessions`: who holds a cookie; `site`: what passkeys
    are bound to.
    """

    settings: Settings
    database: Database = field(repr=False)
    clock: Clock = field(repr=False)
    keys: Keyring = field(repr=False)
    outside: Outside = field(repr=False)
    context_of: ContextOf = field(repr=False)
    api: Api = field(repr=False)
    sessions: Sessions = field(repr=False)
    site: Site
    sign_in: SignIn = field(repr=False)
    demo_links: DemoLinks = field(repr=False)

    @classmethod
    def over(
        cls,
        settings: Settings,
        database: Database,
        clock: Clock,
        root: RootKey,
        keys: Keyring,
        context_of: ContextOf,
        outside: Outside,
    ) -> "Console":
        """The pages of the hub with these settings; `context_of`: one operation of a caller of the API."""
        site = Site.of(settings.public_url)
        return cls(
            settings=settings,
            database=database,
            clock=clock,
            keys=keys,
            outside=outside,
            context_of=context_of,
            api=Api(context_of),
            sessions=Sessions(database, clock),
            site=site,
            sign_in=SignIn(database, site, SignInChallenges.under(root), clock),
            demo_links=DemoLinks.under(root),
        )
