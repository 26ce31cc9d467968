"""Rules about what the browser gets: templates, style sheets, scripts."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.rules.tree import assets, line_of, modules

NOT_HTML = re.compile(r"\{% comment %\}.*?\{% endcomment %\}|\{[#%{].*?[#%}]\}|<!--.*?-->", re.DOTALL)
INLINE = {
    "inline script": re.compile(r"<script(?![^>]*\ssrc=)", re.IGNORECASE),
    "inline style sheet": re.compile(r"<style\b", re.IGNORECASE),
    "style attribute": re.compile(r"<[^>]*\sstyle\s*=", re.IGNORECASE),
    "on* attribute": re.compile(r"<[^>]*\son[a-z]+\s*=", re.IGNORECASE),
    "javascript: address": re.compile(r"javascript:", re.IGNORECASE),
}
CSS_COMMENTS = re.compile(r"/\*.*?\*/", re.DOTALL)
AT_RULE = re.compile(r"@(?:media|container|supports|import)[^{;]*")  # there, width is the screen's and not a box's
SIDE = "left|right|top|bottom"
PHYSICAL = re.compile(
    rf"(?<=[{{;\s])(?:(?:scroll-)?(?:margin|padding)-(?:{SIDE})|border-(?:{SIDE})(?:-[a-z]+)*"
    rf"|border-(?:top|bottom)-(?:left|right)-radius|{SIDE}|(?:min-|max-)?(?:width|height))\s*:(?!:)"
    r"|(?:text-align|float|clear)\s*:\s*(?:left|right)\b"
)
LINES_OF_A_SCRIPT = 80


def pages_hold_nothing_inline(root: Path) -> list[str]:
    """The content security policy forbids inline script and style; so do we, in templates and in Python."""
    in_templates = [
        fault for name, text in assets(root, "*.html") for fault in inline_faults(name, NOT_HTML.sub(blank, text))
    ]
    in_python = [
        fault
        for module in modules(root)
        for node in module.nodes(ast.Constant)
        if isinstance(node.value, str) and "<" in node.value and not is_docstring(node, module.syntax)
        for fault in inline_faults(module.name, node.value, node.lineno)
    ]
    return in_templates + in_python


def inline_faults(name: str, text: str, first_line: int = 1) -> Iterator[str]:
    for fault, pattern in INLINE.items():
        for found in pattern.finditer(text):
            yield f"{name}:{first_line + line_of(text, found.start()) - 1}: {fault}"


def is_docstring(node: ast.Constant, syntax: ast.Module) -> bool:
    return any(isinstance(parent, ast.Expr) and parent.value is node for parent in ast.walk(syntax))


def style_sheets_know_no_left(root: Path) -> list[str]:
    """Only logical properties (margin-inline-start, block-size), so that Arabic is mirrored by itself."""
    return [
        f"{name}:{line_of(text, found.start())}: {found[0].strip()}"
        for name, source in assets(root, "*.css")
        for text in [AT_RULE.sub(blank, CSS_COMMENTS.sub(blank, source))]
        for found in PHYSICAL.finditer(text)
    ]


def scripts_are_short(root: Path) -> list[str]:
    """One behaviour a file, at most 80 lines."""
    return [
        f"{name}: {lines} lines"
        for name, text in assets(root, "static/**/*.js")
        if (lines := len(text.splitlines())) > LINES_OF_A_SCRIPT
    ]


def blank(found: re.Match[str]) -> str:
    """Spaces in place of what is left out, so that line numbers stay true."""
    return re.sub(r"\S", " ", found[0])
