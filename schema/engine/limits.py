"""How much one document may ask for, counted before it is validated; the same for every caller.

A document of two thousand tokens can stand for millions of fields once its fragments are spread, and validation
is quadratic. So everything is counted with running totals: what a fragment holds once, and added at every spread.
(`sources.py` has counted the text's own nesting before, because the parser recurses.)

Introspection has its own depth: the usual tools ask for a type wrapped nine times (`ofType`), which is 15 levels and
only ever one path wide. What makes introspection large, lists inside lists, is held by graphql-core's own
rule (three), and by asking for it once an operation. It needs a token like everything else.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLSchema,
    InlineFragmentNode,
    IntValueNode,
    OperationDefinitionNode,
    OperationType,
    SelectionNode,
    SelectionSetNode,
    is_interface_type,
    is_object_type,
)

from hub.kit.pages import DEFAULT_SIZE, LARGEST_SIZE
from schema.engine.sources import NESTING, exceeded

ALIASES: Final = 15
DIRECTIVES: Final = 30
DEPTH: Final = 10
INTROSPECTION_DEPTH: Final = 20
FIELDS: Final = 800
ROOT_FIELDS: Final = 10
COST: Final = 10_000
"""Fields times the sizes of the pages they stand in: one page of 100 with a hundred fields an item. A page size in a
variable counts as the largest."""

_META = frozenset({"__schema", "__type"})


def paged_fields(schema: GraphQLSchema) -> frozenset[str]:
    """The names of fields that answer a page: those with an argument `first`."""
    types = (one for one in schema.type_map.values() if is_object_type(one) or is_interface_type(one))
    return frozenset(
        name for one in types for name, field in getattr(one, "fields", {}).items() if "first" in field.args
    )


@dataclass(frozen=True)
class Size:
    """What a selection amounts to with its fragments spread. `top`: fields on its own level; `depth`: levels."""

    top: int = 0
    fields: int = 0
    aliases: int = 0
    directives: int = 0
    introspections: int = 0
    cost: int = 0
    depth: int = 0
    meta_depth: int = 0

    def beside(self, other: "Size") -> "Size":
        """Both together on one level."""
        return Size(
            self.top + other.top,
            self.fields + other.fields,
            self.aliases + other.aliases,
            self.directives + other.directives,
            self.introspections + other.introspections,
            self.cost + other.cost,
            max(self.depth, other.depth),
            max(self.meta_depth, other.meta_depth),
        )

    def checked(self) -> "Size":
        """Itself; raises `Invalid` naming the first limit that it exceeds. Totals only grow, so any part may ask."""
        for name, limit in _LIMITS.items():
            if getattr(self, name) > limit:
                raise exceeded("depth" if name == "meta_depth" else name, limit)
        return self


_LIMITS: Final = {
    "aliases": ALIASES,
    "directives": DIRECTIVES,
    "depth": DEPTH,
    "meta_depth": INTROSPECTION_DEPTH,
    "fields": FIELDS,
    "introspections": 1,
    "cost": COST,
}


def check_document(document: DocumentNode, paged: frozenset[str]) -> None:
    """Raise `Invalid` where any operation asks for more than the limits; several in one document are added up."""
    fragments = {one.name.value: one for one in document.definitions if isinstance(one, FragmentDefinitionNode)}
    measure = _Measure(fragments, paged)
    total = Size()
    for one in document.definitions:
        if isinstance(one, OperationDefinitionNode):
            size = measure.operation(one)
            most = 1 if one.operation is OperationType.MUTATION else ROOT_FIELDS
            if size.top > most:
                raise exceeded("root_fields", most)
            total = total.beside(size).checked()


class _Measure:
    """Measures selections; each fragment once."""

    def __init__(self, fragments: Mapping[str, FragmentDefinitionNode], paged: frozenset[str]) -> None:
        self._fragments = fragments
        self._paged = paged
        self._known: dict[tuple[str, bool], Size | None] = {}
        self._level = 0
        self._meta = False

    def operation(self, node: OperationDefinitionNode) -> Size:
        directives = len(node.directives) + sum(len(one.directives) for one in node.variable_definitions)
        size = self._selections(node.selection_set)
        return replace(size, directives=size.directives + directives).checked()

    def _selections(self, node: SelectionSetNode | None) -> Size:
        if node is None:
            return Size()
        self._level += 1
        if self._level > NESTING:  # a chain of fragments is as deep as it is long
            raise exceeded("depth", NESTING)
        total = Size()
        for one in node.selections:
            total = total.beside(self._selection(one)).checked()
        self._level -= 1
        return total

    def _selection(self, node: SelectionNode) -> Size:
        if isinstance(node, FieldNode):
            return self._field(node)
        if isinstance(node, FragmentSpreadNode):
            inside = self._fragment(node.name.value)
        elif isinstance(node, InlineFragmentNode):
            inside = self._selections(node.selection_set)
        else:
            raise TypeError(type(node).__name__)
        return replace(inside, directives=inside.directives + len(node.directives))

    def _fragment(self, name: str) -> Size:
        node = self._fragments.get(name)
        if node is None:
            return Size()  # validation will say so
        key = (name, self._meta)
        if key not in self._known:
            self._known[key] = None
            size = self._selections(node.selection_set)
            self._known[key] = replace(size, directives=size.directives + len(node.directives))
        known = self._known[key]
        if known is None:
            raise exceeded("fragments", 0)  # it spreads itself
        return known

    def _field(self, node: FieldNode) -> Size:
        name = node.name.value
        outside = self._meta
        self._meta = outside or name in _META
        inside = self._selections(node.selection_set)
        meta, self._meta = self._meta, outside
        return Size(
            top=0 if name == "__typename" else 1,
            fields=inside.fields + 1,
            aliases=inside.aliases + (node.alias is not None),
            directives=inside.directives + len(node.directives),
            introspections=inside.introspections + (name in _META),
            cost=1 + self._items(node) * inside.cost,
            depth=0 if meta else inside.depth + 1,
            meta_depth=inside.meta_depth + 1 if meta else inside.meta_depth,
        )

    def _items(self, node: FieldNode) -> int:
        if node.name.value not in self._paged:
            return 1
        for argument in node.arguments:
            if argument.name.value == "first":
                return _page_size(argument.value)
        return DEFAULT_SIZE


def _page_size(value: object) -> int:
    """The size a literal asks for, within what a page can be; anything else counts as the largest page."""
    if isinstance(value, IntValueNode) and len(value.value) <= len(str(LARGEST_SIZE)):
        return min(max(int(value.value), 1), LARGEST_SIZE)
    return LARGEST_SIZE
