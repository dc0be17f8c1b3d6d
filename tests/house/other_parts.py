"""A function with one part exchanged, found in its tree by what it is about: a condition, a name, a call, a value.

`left_out.py` beside it takes something out; neither asks how a line is written.
"""

import ast
import inspect
import textwrap
from collections.abc import Iterator
from types import FunctionType


class OtherPart(ast.NodeTransformer):
    """A function's tree with something else in the place of a part; raises `LookupError` where it is not there."""

    def __init__(self, sought: str, instead: str) -> None:
        self.sought, self.instead, self.found = sought, instead, 0

    def of(self, function: FunctionType) -> ast.Module:
        """The function's own tree, changed."""
        tree = ast.parse(textwrap.dedent(inspect.getsource(function)))
        self.visit(tree)
        if not self.found:
            raise LookupError(f"nothing to switch off any more: {self.sought}")
        return ast.fix_missing_locations(tree)

    def _other(self) -> ast.expr:
        self.found += 1
        return ast.parse(self.instead, mode="eval").body


class OtherCondition(OtherPart):
    """A function in which one condition is met, or is not, whatever is so: the smallest that has all these words."""

    def __init__(self, words: tuple[str, ...], answer: bool) -> None:
        super().__init__(" ".join(words), str(answer))
        self.words, self.chosen = frozenset(words), list[ast.expr]()

    def visit_Module(self, node: ast.Module) -> ast.Module:
        """Choose, then exchange; of two that fit no one is chosen."""
        fitting = [one for one in _conditions(node) if self.words <= _words(one)]
        self.chosen = [one for one in fitting if not any(other in fitting for other in _inside(one))]
        if len({id(one) for one in self.chosen}) > 1:
            raise LookupError(f"several conditions are about: {self.sought}")
        self.generic_visit(node)
        return node

    def visit(self, node: ast.AST) -> ast.AST:
        """The one that was chosen, and everything else as it is."""
        changed: ast.AST = self._other() if any(node is one for one in self.chosen) else super().visit(node)
        return changed


class OtherName(OtherPart):
    """A function that means something else by a name, an attribute (`asked.thing`) or a literal."""

    def visit(self, node: ast.AST) -> ast.AST:
        """Wherever it is read, not where it is set."""
        is_read = isinstance(getattr(node, "ctx", ast.Load()), ast.Load)
        if is_read and isinstance(node, ast.Name | ast.Attribute | ast.Constant) and ast.unparse(node) == self.sought:
            return self._other()
        changed: ast.AST = super().visit(node)
        return changed


class OtherReply(OtherPart):
    """A function that does not make a call, and goes on with this as its reply."""

    def visit_Await(self, node: ast.Await) -> ast.expr:
        """A call that is waited for."""
        if self._is_it(node.value):
            return self._other()
        self.generic_visit(node)
        return node

    def visit_Call(self, node: ast.Call) -> ast.expr:
        """Any other."""
        if self._is_it(node):
            return self._other()
        self.generic_visit(node)
        return node

    def _is_it(self, node: ast.expr) -> bool:
        return isinstance(node, ast.Call) and ast.unparse(node.func) == self.sought


class OtherValue(OtherPart):
    """A function that gives another value to a variable, an argument named so, or a key of a dictionary."""

    def visit_Assign(self, node: ast.Assign) -> ast.Assign:
        """A variable, or a key that is set."""
        if any(self._is_it(target) for target in node.targets):
            node.value = self._other()
        else:
            self.generic_visit(node)
        return node

    def _is_it(self, target: ast.expr) -> bool:
        key = target.slice if isinstance(target, ast.Subscript) else None
        name = target.id if isinstance(target, ast.Name) else getattr(key, "value", None)
        return name == self.sought

    def visit_keyword(self, node: ast.keyword) -> ast.keyword:
        """An argument."""
        if node.arg == self.sought:
            node.value = self._other()
        else:
            self.generic_visit(node)
        return node

    def visit_Dict(self, node: ast.Dict) -> ast.Dict:
        """A key."""
        for place, key in enumerate(node.keys):
            if isinstance(key, ast.Constant) and key.value == self.sought:
                node.values[place] = self._other()
        self.generic_visit(node)
        return node


class OtherAnswer(OtherPart):
    """A function that does all it does, and answers this."""

    def visit_Return(self, node: ast.Return) -> ast.Return:
        """Wherever it ends."""
        node.value = self._other()
        return node


def _conditions(tree: ast.AST) -> Iterator[ast.expr]:
    """What is asked: after `if`, `elif`, `while` and `not`, between `and` and `or`, in a comprehension; comparisons."""
    for node in ast.walk(tree):
        match node:
            case ast.If(test=test) | ast.IfExp(test=test) | ast.While(test=test):
                yield test
            case ast.comprehension(ifs=asked) | ast.BoolOp(values=asked):
                yield from asked
            case ast.UnaryOp(op=ast.Not(), operand=asked_not):
                yield asked_not
            case ast.Compare():
                yield node


def _inside(node: ast.AST) -> Iterator[ast.AST]:
    return (other for other in ast.walk(node) if other is not node)


def _words(node: ast.AST) -> frozenset[str]:
    """The names, attributes and strings in it."""
    found = (getattr(one, "id", getattr(one, "attr", getattr(one, "value", None))) for one in ast.walk(node))
    return frozenset(word for word in found if isinstance(word, str))
