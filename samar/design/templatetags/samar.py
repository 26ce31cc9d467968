"""Tags that every template of Samar may use without loading them."""

from collections.abc import Callable
from typing import Any, Final

from django import template
from django.conf import settings
from django.forms import BoundField
from django.template import Context, Node, NodeList, TemplateSyntaxError
from django.template.base import FilterExpression, Parser, Token
from django.utils import translation
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _

from samar.design import chips, icons, neutral
from samar.design.avatars import avatar_svg
from samar.design.fields import field_html
from samar.design.pages import Page, page_of
from samar.kit import toast as kit_toast

register = template.Library()

MOST_KEPT = 2_000  # strings; a real page has a few dozen, so reaching this means that a key is too fine
_ARABIC_NUMERALS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_TYPED: Final = {
    "title": _("Title"),
    "name": _("Name"),
    "about": _("About you"),
    "own_note": _("Notes in your own words"),
    "quote": _("Quoted"),
}
_kept: dict[tuple[object, ...], SafeString] = {}


@register.tag
def kept(parser: Parser, token: Token) -> Node:
    """`{% kept "name" key… %}…{% endkept %}`: rendered once a process for each language and key.

    What is inside may depend on nothing but the language and the keys. Off in debug mode, so that edits show.
    """
    keys = [parser.compile_filter(word) for word in token.split_contents()[1:]]
    if not keys:
        raise TemplateSyntaxError("kept needs a name")
    body = parser.parse(("endkept",))
    parser.delete_first_token()
    return KeptNode(keys, body)


class KeptNode(Node):
    child_nodelists = ()  # no block stands in here, and Django looks for blocks anew for every page

    def __init__(self, keys: list[FilterExpression], nodelist: NodeList) -> None:
        self.keys, self.nodelist = keys, nodelist

    def render(self, context: Context) -> SafeString:
        key = (translation.get_language(), *(expression.resolve(context) for expression in self.keys))
        if (done := _kept.get(key)) is not None:
            return done
        done = self.nodelist.render(context)
        if not settings.DEBUG:
            if len(_kept) >= MOST_KEPT:
                _kept.clear()
            _kept[key] = done
        return done


def forget_kept() -> None:
    """Forget every kept string (tests that change what they are made of)."""
    _kept.clear()


@register.simple_tag(takes_context=True)
def page(context: Context) -> Page:
    """`{% page as page %}`: what the frame depends on."""
    made_by = getattr(context.template, "name", None) or ""
    return page_of(context.get("request"), in_section=not made_by.startswith("errors/"))


@register.simple_tag(takes_context=True)
def toast(context: Context) -> str:
    """`{% toast as said %}`: the line that the last act left for this page, once."""
    request = context.get("request")
    return kit_toast.take(request) if request is not None else ""


@register.simple_tag
def languages() -> list[tuple[str, str]]:
    """`{% languages as spoken %}`: code and name of each language of this network, named in itself."""
    return [(code, str(get_language_info(code)["name_local"])) for code, _name in settings.LANGUAGES]


@register.simple_tag
def away() -> str:
    """Where the quick exit leads."""
    return str(settings.SAMAR_EXIT_URL)


@register.simple_tag
def typed_label(name: str) -> str:
    """What the field `name` is called where its text is given back to the person who typed it."""
    return str(_TYPED.get(name, _("Your text")))


@register.simple_tag(name="neutral")
def neutral_title(key: str) -> str:
    return neutral.title(key)


def _safe[**P](make: Callable[P, str]) -> Callable[P, SafeString]:
    def made(*args: P.args, **kwargs: P.kwargs) -> SafeString:
        return mark_safe(make(*args, **kwargs))  # noqa: S308  each maker escapes what it is given

    return made


register.simple_tag(_safe(icons.icon_html), name="icon")
register.simple_tag(_safe(icons.drawing_html), name="drawing")
register.simple_tag(_safe(icons.sprite), name="sprite")
register.simple_tag(_safe(icons.all_icons_html), name="all_icons")
register.simple_tag(_safe(avatar_svg), name="avatar")
register.simple_tag(_safe(chips.chip_html), name="chip")


@register.simple_tag
def field(bound: BoundField, **attributes: Any) -> SafeString:
    """`{% field form.name %}`: label, help and error around the control, tied together for screen readers."""
    return field_html(bound, attributes)


@register.filter
def numerals(value: object) -> str:
    """`value` in the digits that the page's readers expect. Not for telephone numbers and codes."""
    text = str(value)
    return text.translate(_ARABIC_NUMERALS) if (translation.get_language() or "").startswith("ar") else text
