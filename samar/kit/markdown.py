"""The small Markdown that people write in: bold, italic, lists, quotes and links. Rendered once, when written."""

from functools import cache

import nh3
from markdown_it import MarkdownIt

NESTING_LIMIT = 8  # deeper quotes and lists stay as typed: ten thousand of them must not cost a second
_TAGS = {"p", "br", "strong", "em", "ul", "ol", "li", "blockquote", "a"}
_LINK_SCHEMES = {"http", "https", "mailto"}


def to_html(source: str) -> str:
    """Safe HTML for `source`. Raw HTML is shown as text; links open nothing without a press and pass nothing on."""
    return nh3.clean(
        _parser().render(source),
        tags=_TAGS,
        attributes={"a": {"href"}, "ol": {"start"}},
        url_schemes=_LINK_SCHEMES,
        link_rel="nofollow noreferrer noopener ugc",
    )


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("zero", {"html": False, "breaks": True, "maxNesting": NESTING_LIMIT})
    return parser.enable(["blockquote", "list", "emphasis", "link", "autolink", "newline", "escape", "entity"])
