"""The translations: gather what the source says, bring the catalogues up to it, find what is wrong in them.

With Django's own reading of templates and Babel's of Python, so that nobody needs GNU gettext.
"""

import re
import sys
from collections.abc import Iterator
from gettext import c2py  # type: ignore[attr-defined]
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

SOURCE, ALWAYS = "en", {"ar", "fr"}
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
NOTE = "Translators:"
PLACEHOLDER = re.compile(r"%\([a-z_]+\)[sd]|\{[a-z_]*\}|%[sd]")
IN_WORDS = 2  # a plural form for this many numbers or fewer ("one reply") need not hold the figure
SKIPPED = {"migrations", "static"}


def catalogue_path(root: Path, language: str) -> Path:
    return root / "samar" / "locale" / language / "LC_MESSAGES" / "django.po"


def languages(root: Path) -> list[str]:
    """Those Samar is never without, and every further one that has a folder."""
    there = {path.parent.name for path in (root / "samar" / "locale").glob("*/LC_MESSAGES")}
    return sorted((ALWAYS | there) - {SOURCE})


def gather(root: Path) -> Catalog:
    """Every message of the package under `root`, from Python and from templates."""
    template = Catalog(project="Samar", copyright_holder="the Samar authors", charset="utf-8")
    for path in sorted((root / "samar").rglob("*")):
        inside = path.relative_to(root / "samar")
        if path.suffix in (".py", ".html", ".txt") and not SKIPPED & set(inside.parts):
            for line, ids, comments, context in messages_in(path):
                where = (path.relative_to(root).as_posix(), line)
                template.add(ids, locations=[where], auto_comments=comments, context=context)
    return template


def messages_in(path: Path) -> Iterator[tuple[int, str | tuple[str, ...], list[str], str | None]]:
    if path.suffix == ".py":
        return extract("python", BytesIO(path.read_bytes()), KEYWORDS, [NOTE])
    if "templates" not in path.parts:
        return iter(())
    code = templatize(path.read_text(encoding="utf-8"), origin=str(path))
    flat = "\n".join(line.strip() for line in code.splitlines())  # a template's indentation is not Python's
    return extract("python", BytesIO(flat.encode()), KEYWORDS, [NOTE])


def update(root: Path) -> list[str]:
    """Bring every catalogue up to the source, keeping translations; return a line for each language."""
    template = gather(root)
    said = []
    for language in languages(root):
        path = catalogue_path(root, language)
        catalogue = read(path, language) if path.exists() else Catalog(locale=language, project="Samar")
        catalogue.update(template, no_fuzzy_matching=True)
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            write_po(file, catalogue, width=110, include_lineno=False, ignore_obsolete=True, sort_by_file=True)
        waiting = sum(1 for message in catalogue if message.id and not is_translated(message))
        said.append(f"{language}: {len(catalogue)} messages, {waiting} to translate, in {path.relative_to(root)}")
    return said


def problems(root: Path) -> list[str]:
    """What stands between the catalogues and a page wholly in its reader's language."""
    template = gather(root)
    same = same_on_purpose(root)
    return [line for language in languages(root) for line in problems_of(root, language, template, same)]


def problems_of(root: Path, language: str, template: Catalog, same: set[str]) -> Iterator[str]:
    path = catalogue_path(root, language)
    if not path.exists():
        yield f"{language}: there is no catalogue; bin/translate makes one"
        return
    catalogue = read(path, language)
    for wanted in template:
        if wanted.id and catalogue.get(wanted.id, wanted.context) is None:
            yield f"{language}: missing: {shown(wanted)} ({wanted.locations[0][0]}); run bin/translate"
    for message in catalogue:
        if message.id and template.get(message.id, message.context) is None:
            yield f"{language}: not in the source any more: {shown(message)}; run bin/translate"
        elif message.id:
            for fault in faults(message, catalogue, same):
                yield f"{language}: {fault}: {shown(message)}"


def faults(message: Message, catalogue: Catalog, same: set[str]) -> Iterator[str]:
    if message.fuzzy:
        yield "fuzzy"
    if not is_translated(message):
        yield "not translated"
        return
    texts = message.string if message.pluralizable else (message.string,)
    if message.pluralizable and len(texts) != catalogue.num_plurals:
        yield f"{len(texts)} plural forms instead of {catalogue.num_plurals}"
        return
    identifiers = message.id if message.pluralizable else (message.id,)
    if identifiers[0] not in same and set(identifiers) & set(texts):
        yield "the same as the English, and not in samar/locale/same.txt"
    yield from placeholder_faults(identifiers, texts, catalogue)


def placeholder_faults(identifiers: tuple[str, ...], texts: tuple[str, ...], catalogue: Catalog) -> Iterator[str]:
    """A form for one or two numbers may say them in words; all others hold every placeholder."""
    wanted = {found for text in identifiers for found in PLACEHOLDER.findall(text)}
    for form, text in enumerate(texts):
        held = set(PLACEHOLDER.findall(text))
        if held - wanted:
            yield f"unknown placeholder {', '.join(sorted(held - wanted))}"
        elif wanted - held and (len(texts) == 1 or numbers_of(form, catalogue) > IN_WORDS):
            yield f"placeholder {', '.join(sorted(wanted - held))} is missing in form {form}"


def numbers_of(form: int, catalogue: Catalog) -> int:
    """How many of the numbers to 200 take this plural form."""
    choose = c2py(catalogue.plural_expr)
    return sum(1 for number in range(201) if choose(number) == form)


def is_translated(message: Message) -> bool:
    texts = message.string if isinstance(message.string, tuple | list) else (message.string,)
    return all(text and text.strip() for text in texts)


def same_on_purpose(root: Path) -> set[str]:
    path = root / "samar" / "locale" / "same.txt"
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return {line for line in lines if line and not line.startswith("# ")}


def read(path: Path, language: str) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


def shown(message: Message) -> str:
    return repr(message.id[0] if message.pluralizable else message.id)


def main(arguments: list[str]) -> int:
    settings.configure(USE_I18N=True)  # templatize asks for settings, none of ours matter to it
    root = Path(__file__).resolve().parent.parent
    if arguments == ["update"]:
        print("\n".join(update(root)))
        return 0
    found = problems(root)
    print("\n".join(found))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
