"""Rules about the Python of the rooms."""

import ast
from pathlib import Path

from tests.rules.tree import Module, dotted, modules, python_files

LINES_OF_A_FILE, LINES_OF_A_FUNCTION = 300, 60
BELOW_VIEWS = ("actions", "queries", "models", "policies", "events")
WRITES = {
    "save",
    "create",
    "delete",
    "update",
    "bulk_create",
    "bulk_update",
    "get_or_create",
    "update_or_create",
}
BROAD = {"Exception", "BaseException"}
type Function = ast.FunctionDef | ast.AsyncFunctionDef
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def files_and_functions_are_short(root: Path) -> list[str]:
    """A file has at most 300 lines, a function at most 60."""
    faults = []
    for folder in ("samar", "tests", "bin", "benchmarks"):
        for module in (Module(root, path) for path in python_files(root / folder)):
            lines = len(module.text.splitlines())
            if lines > LINES_OF_A_FILE:
                faults.append(f"{module.name}: {lines} lines; make it a package of files named for behaviours")
            faults += [
                module.at(function, f"{function.name} has {length_of(function)} lines")
                for function in module.nodes(*FUNCTIONS)
                if length_of(function) > LINES_OF_A_FUNCTION
            ]
    return faults


def length_of(function: Function) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def imports_are_absolute(root: Path) -> list[str]:
    """`from samar.stories import …`, never `from . import …`."""
    return [
        module.at(node, "relative import")
        for module in modules(root)
        for node in module.nodes(ast.ImportFrom)
        if node.level
    ]


def only_what_is_expected_is_caught(root: Path) -> list[str]:
    """No `except Exception`, no bare `except`, no `suppress(Exception)`: bugs are seen."""
    caught = [
        module.at(handler, "catches everything")
        for module in modules(root)
        for handler in module.nodes(ast.ExceptHandler)
        if handler.type is None or names_of(handler.type) & BROAD
    ]
    suppressed = [
        module.at(call, "suppresses everything")
        for module in modules(root)
        for call in module.nodes(ast.Call)
        if dotted(call.func).endswith("suppress") and {dotted(argument) for argument in call.args} & BROAD
    ]
    return caught + suppressed


def names_of(expression: ast.expr) -> set[str]:
    return {node.id for node in ast.walk(expression) if isinstance(node, ast.Name)}


def no_signals_of_models(root: Path) -> list[str]:
    """What follows from a change is in its action or in a handler of its event, never in post_save."""
    faults = []
    for module in modules(root):
        for node in module.nodes(ast.ImportFrom, ast.Import):
            names = [alias.name for alias in node.names]
            source = node.module or "" if isinstance(node, ast.ImportFrom) else ""
            if source == "django.db.models.signals" or "django.db.models.signals" in names:
                faults.append(module.at(node, "model signals"))
            if source == "django.db.models" and "signals" in names:
                faults.append(module.at(node, "model signals"))
        faults += [
            module.at(node, "model signals")
            for node in module.nodes(ast.Attribute)
            if dotted(node).startswith("models.signals.")
        ]
    return faults


def no_request_below_views(root: Path) -> list[str]:
    """Actions, queries, policies, models and events know nothing of HTTP."""
    faults = []
    for module in modules(root, *BELOW_VIEWS):
        for function in module.nodes(*FUNCTIONS):
            arguments = function.args
            named = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
            if any(argument.arg == "request" for argument in named):
                faults.append(module.at(function, f"{function.name} takes a request"))
        faults += [
            module.at(node, f"imports {node.module}")
            for node in module.nodes(ast.ImportFrom)
            if node.module in ("django.http", "django.shortcuts")
        ]
    return faults


def views_find_things_through_the_viewer(root: Path) -> list[str]:
    """No `.objects.get(…)` in a view: what the viewer may not see must not be found."""
    return [
        module.at(call, f"{dotted(call.func)}() instead of a query that knows the viewer")
        for module in modules(root, "views", "streams", "api")
        for call in module.nodes(ast.Call)
        if dotted(call.func).endswith(".objects.get") or takes_a_whole_model(call)
    ]


def takes_a_whole_model(call: ast.Call) -> bool:
    """Whether this is get_object_or_404(Story, …) and not get_object_or_404(stories_for(viewer), …)."""
    if dotted(call.func).rpartition(".")[2] not in ("get_object_or_404", "get_list_or_404") or not call.args:
        return False
    source = dotted(call.args[0])
    return source[:1].isupper() and "visible_to()" not in source


def views_leave_writing_to_actions(root: Path) -> list[str]:
    """A view saves, creates, deletes and updates nothing itself."""
    return [
        module.at(call, f"{dotted(call.func)}() in a view")
        for module in modules(root, "views", "streams", "api")
        for call in module.nodes(ast.Call)
        if isinstance(call.func, ast.Attribute) and call.func.attr in WRITES
    ]


def only_actions_publish(root: Path) -> list[str]:
    """An event is published by the action that made it true, in its transaction."""
    return [
        module.at(call, "publishes an event outside an action")
        for module in modules(root)
        for call in module.nodes(ast.Call)
        if dotted(call.func) in ("publish", "outbox.publish") and module.part != "actions" and module.room != "kit"
    ]


def actions_and_queries_say_what_they_promise(root: Path) -> list[str]:
    """A docstring on every public action and query."""
    return [
        module.at(node, f"{node.name} has no docstring")
        for module in modules(root, "actions", "queries")
        for node in module.syntax.body
        if isinstance(node, FUNCTIONS) and not node.name.startswith("_") and not ast.get_docstring(node)
    ]


def nothing_is_left_for_later(root: Path) -> list[str]:
    """No TODO and no FIXME: an open thing is an issue."""
    return [
        f"{module.name}:{number}: {mark}"
        for module in modules(root)
        for number, line in enumerate(module.text.splitlines(), 1)
        for mark in ("TODO", "FIXME", "XXX")
        if f"# {mark}" in line
    ]
