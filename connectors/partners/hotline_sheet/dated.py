"""What could not be read at its owner: kept apart with the day on which it was written down, to be looked at again."""

from datetime import date

WRITTEN_ON = date(2026, 11, 30)
"""How an address of search results is known is our own rule; no hotline publishes one."""
ENGINES = frozenset({"google", "bing", "yahoo", "duckduckgo", "baidu", "yandex"})
"""Parts of a host's name; with a question in the address, it is a list of results."""
QUESTIONS = frozenset({"q", "p", "query", "text", "wd", "imgurl"})
SEARCHES = frozenset({"search", "imgres", "results"})
"""Parts of a path that stand for a list of results at any host."""
