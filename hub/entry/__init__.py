"""How people come in: invitations, passkeys, an organisation's own provider, and sessions."""
