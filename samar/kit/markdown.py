"""The small Markdown that people write in: bold, italic, lists, quotes and links. Rendered once, when written."""

import re
from functools import cache

import nh3
from markdown_it import MarkdownIt

from samar.kit.text import without_harm

DEEPEST = 4  # quotes and lists that open on one line; deeper marks stay as typed, so that no word is lost
WIDEST = 8  # spaces together that count: more would nest lists until the parser gives up
NESTING_LIMIT = 60  # never reached, because of the two above
_TAGS = {"p", "br", "strong", "em", "ul", "ol", "li", "blockquote", "a"}
_LINK_SCHEMES = {"http", "https", "mailto"}
_INDENT = re.compile(rf"[ ]{{{WIDEST},}}")
_MARK = r"(?:>|[-+*](?=[ ])|\d{1,9}(?=[.)][ ])[.)])[ ]*"
_TOO_DEEP = re.compile(rf"^([ ]*(?:{_MARK}){{{DEEPEST}}}\d*)(?=[^\w\s])(?={_MARK}|[.)][ ])", re.MULTILINE)


def to_html(source: str) -> str:
    """Safe HTML for `source`. Raw HTML is shown as text; links open nothing without a press and pass nothing on."""
    return nh3.clean(
        _parser().render(_shallow(source)),
        tags=_TAGS,
        attributes={"a": {"href"}, "ol": {"start"}},
        url_schemes=_LINK_SCHEMES,
        link_rel="nofollow noreferrer noopener ugc",
    )


def _shallow(source: str) -> str:
    """`source` with an escape before the first mark that would nest too deep: it and what follows are words."""
    return _TOO_DEEP.sub(r"\1\\", _INDENT.sub(" " * WIDEST, source.expandtabs(4)))


@cache
def _parser() -> MarkdownIt:
    """Entities are no part of it: they could write a character that kit.text has taken out of what was typed."""
    parser = _Markdown("zero", {"html": False, "breaks": True, "maxNesting": NESTING_LIMIT})
    return parser.enable(["blockquote", "list", "emphasis", "link", "autolink", "newline", "escape"])


class _Markdown(MarkdownIt):
    def normalizeLinkText(self, link: str) -> str:  # noqa: N802  the library's name
        """An address as people read it: decoded, unless a control would come of it, such as the mark of a slot."""
        decoded = super().normalizeLinkText(link)
        return decoded if decoded == without_harm(decoded) else link
