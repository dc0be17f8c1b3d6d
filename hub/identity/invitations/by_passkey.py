"""Accepting an invitation with a passkey: link and code first, then the passkey, and the person is signed in."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from uuid import UUID

from sqlalchemy import text
from sqlmodel.ext.asyncio.session import AsyncSession

from hub.identity.handles import Handle
from hub.identity.invitations.accept import Open, accept, not_open, prove
from hub.identity.passkeys import register
from hub.identity.passkeys.ceremonies import Purpose, handle_in, take
from hub.identity.passkeys.responses import Odd, Registration, read_registration
from hub.identity.passkeys.site import Site
from hub.identity.passkeys.user_handles import UserHandle
from hub.identity.permissions import Role
from hub.identity.sessions.begin import Begun, begin as begin_stay
from hub.kit.db import Database
from hub.kit.ids import new_id
