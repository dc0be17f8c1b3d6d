"""People sign in through their organisation's own OpenID provider."""
