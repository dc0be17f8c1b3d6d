"""The text of a document, before and just after it is parsed: brackets, tokens, and what its strings hold."""

import re
from collections.abc import Iterator
from typing import Final

from graphql import DocumentNode, GraphQLSyntaxError, TokenKind, parse

from hub.kit.errors import Invalid, Reason
from hub.kit.plain import is_plain

TOKENS: Final = 2_000
COMMENTS: Final = 200
NESTING: Final = 40

_CODE = re.compile(r'"""|"|#|[({\[]|[)}\]]')
_BLOCK = re.compile(r'\\"""|"""')
_STRING = re.compile(r'\\.|"|[\r\n]')
_COMMENT = re.compile(r"[\r\n]")


def exceeded(limit: str, most: int) -> Invalid:
    """The refusal that names the limit and how much it allows."""
    return Invalid(Reason("limit_exceeded", limit, (f"{most}",)))


def parsed(text: str) -> DocumentNode:
    """The document that the text holds; raises `Invalid` for too much, `GraphQLSyntaxError` for anything else."""
    check_nesting(text)
    try:
        document = parse(text, max_lexical_tokens=TOKENS, max_comments=COMMENTS)
    except GraphQLSyntaxError as error:
        if error.message.endswith("Parsing aborted."):
            raise exceeded("tokens", TOKENS) from error
        raise
    check_strings(document)
    return document


def check_nesting(text: str) -> None:
    """Raise `Invalid` where brackets outside of strings and comments nest deeper than any document of ours."""
    depth = 0
    for count, bracket in enumerate(_brackets(text)):
        depth += 1 if bracket in "({[" else -1
        if depth > NESTING:
            raise exceeded("nesting", NESTING)
        if count > TOKENS:
            raise exceeded("tokens", TOKENS)


def check_strings(document: DocumentNode) -> None:
    """Raise `Invalid` where a string of the document holds what the database cannot: escapes can write NUL."""
    token = document.loc.start_token if document.loc else None
    while token is not None:
        if token.kind in (TokenKind.STRING, TokenKind.BLOCK_STRING) and not is_plain(token.value or ""):
            raise Invalid(Reason("malformed"))
        token = token.next


def tokens(document: DocumentNode) -> int:
    """How many tokens the document has."""
    count, token = 0, document.loc.start_token if document.loc else None
    while token is not None:
        count, token = count + 1, token.next
    return count


def _brackets(text: str) -> Iterator[str]:
    """The brackets that the parser will see, in order."""
    at = 0
    while found := _CODE.search(text, at):
        at = found.end()
        if found[0] == '"""':
            at = _end(_BLOCK, text, at, '"""')
        elif found[0] == '"':
            at = _end(_STRING, text, at, '"', "\r", "\n")
        elif found[0] == "#":
            at = _end(_COMMENT, text, at, "\r", "\n")
        else:
            yield found[0]


def _end(pattern: re.Pattern[str], text: str, at: int, *ends: str) -> int:
    """Where a string or comment that began before `at` is over."""
    while found := pattern.search(text, at):
        at = found.end()
        if found[0] in ends:
            return at
    return len(text)
