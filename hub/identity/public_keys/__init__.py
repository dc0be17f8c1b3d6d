"""The keys to which an organisation wants what it takes along to be sealed."""
