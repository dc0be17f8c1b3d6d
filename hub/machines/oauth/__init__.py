"""Where machines ask for access tokens: the hub's OAuth 2.0 authorization server over HTTP."""
