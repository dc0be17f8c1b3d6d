"""Whether an address is a page, or only a list of results that looks different to everybody. Pure."""

from urllib.parse import parse_qsl, urlsplit

from connectors.partners.hotline_sheet.dated import ENGINES, QUESTIONS, SEARCHES


def is_search(address: str) -> bool:
    """Whether this is an address of search results; what is no address is none."""
    try:
        parts = urlsplit(address)
        host, asked = parts.hostname or "", {name.lower() for name, _ in parse_qsl(parts.query, max_num_fields=200)}
    except ValueError:
        return False
    labels = host.lower().split(".")
    steps = parts.path.lower().strip("/").split("/")
    lists = bool(SEARCHES & {steps[0], steps[-1]}) or labels[0] in SEARCHES
    return (lists and bool(asked)) or (bool(ENGINES & set(labels)) and bool(QUESTIONS & asked))
