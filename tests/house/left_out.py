"""Something left out of a function, found in its tree by what it means: a reason by its code, a step by its call."""

import ast
import inspect
import textwrap
from collections.abc import Iterable
from types import FunctionType


class _Changed(ast.NodeTransformer):
    """A function's tree with something taken out; raises `LookupError` where it is not there."""

    def __init__(self, sought: Iterable[str]) -> None:
        self.sought, self.found = frozenset(sought), set[str]()

    def of(self, function: FunctionType) -> ast.Module:
        """The function's own tree, changed."""
        tree = ast.parse(textwrap.dedent(inspect.getsource(function)))
        self.visit(tree)
        if self.found != self.sought:
            raise LookupError(f"nothing to switch off any more: {sorted(self.sought - self.found)}")
        return ast.fix_missing_locations(tree)


class WithoutRefusal(_Changed):
    """A function without the reasons of some codes."""

    def _is(self, node: ast.AST) -> bool:
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Reason"):
            return False
        code = node.args[0].value if node.args and isinstance(node.args[0], ast.Constant) else None
        if code not in self.sought:
            return False
        self.found.add(str(code))
        return True

    def visit_Raise(self, node: ast.Raise) -> ast.stmt:
        """A refusal for these reasons alone is none; one for others as well is for the others."""
        if isinstance(node.exc, ast.Call) and node.exc.args:
            node.exc.args = [one for one in node.exc.args if not self._is(one)]
            if not node.exc.args:
                return ast.Pass()
        return node

    def visit_Expr(self, node: ast.Expr) -> ast.stmt:
        """A reason that is added or yielded is left out."""
        added = node.value.args if isinstance(node.value, ast.Call) else [getattr(node.value, "value", node.value)]
        if added and isinstance(added[0], ast.AST) and self._is(added[0]):
            return ast.Pass()
        self.generic_visit(node)
        return node

    def visit_Tuple(self, node: ast.Tuple) -> ast.expr:
        """A reason among others is left out."""
        node.elts = [one for one in node.elts if not self._is(one)]
        self.generic_visit(node)
        return node

    def visit_List(self, node: ast.List) -> ast.expr:
        """The same of a list."""
        node.elts = [one for one in node.elts if not self._is(one)]
        self.generic_visit(node)
        return node

    def visit_GeneratorExp(self, node: ast.GeneratorExp) -> ast.expr:
        """A reason for each of several is one for none."""
        if self._is(node.elt):
            return ast.Tuple([], ast.Load())
        self.generic_visit(node)
        return node


class WithoutCall(_Changed):
    """A function without one thing that it does."""

    def __init__(self, called: str) -> None:
        super().__init__((called,))

    def visit_Expr(self, node: ast.Expr) -> ast.stmt:
        """The statement that calls it does nothing."""
        call = node.value.value if isinstance(node.value, ast.Await) else node.value
        name = ast.unparse(call.func) if isinstance(call, ast.Call) else ""
        if name not in self.sought:
            return node
        self.found.add(name)
        return ast.Pass()
