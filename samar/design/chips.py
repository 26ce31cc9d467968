"""The persona chip: weave, name and pronouns, made as a string because a page holds many."""

from html import escape

from samar.design.avatars import avatar_svg

SIZE = 32  # pixels


def chip_html(name: str, seed: str, pronouns: str = "", url: str = "", lang: str = "") -> str:
    """The chip of one persona as safe HTML; a link when `url` is given.

    `lang` is the language that the pronouns are in. Names and pronouns are isolated, so that words of both
    directions side by side keep their order.
    """
    said = ""
    if pronouns:
        in_language = f' lang="{escape(lang)}"' if lang else ""
        said = f' <bdi class="chip-pronouns"{in_language}>{escape(pronouns)}</bdi>'
    words = f'<span class="chip-words"><bdi class="chip-name">{escape(name)}</bdi>{said}</span>'
    inside = avatar_svg(seed, SIZE) + words
    if url:
        return f'<a class="chip" href="{escape(url)}">{inside}</a>'
    return f'<span class="chip">{inside}</span>'
