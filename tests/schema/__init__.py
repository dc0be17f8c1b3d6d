"""The API's protocol, limits and guards."""
