"""One stylesheet and two scripts, put together from their small files when static files are gathered.

There is no build step: this finder offers the joined files beside the separate ones, so that `collectstatic`
hashes and compresses them like any other. Joining saves some forty requests on a slow line; shortening takes
out comments and space, nothing else.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage, Storage

LAYERS = ("tokens", "reset", "base", "components", "rooms", "utilities")
_STATIC = Path(__file__).parent / "static" / "samar"
_IMPORT = re.compile(r"^import .*\n", re.MULTILINE)


def stylesheet() -> str:
    """Every stylesheet, each folder in the cascade layer that bears its name."""
    parts = [f"@layer {', '.join(LAYERS)};"]
    for layer in LAYERS:
        text = "".join(path.read_text(encoding="utf-8") for path in sorted((_STATIC / "css" / layer).glob("*.css")))
        parts.append(f"@layer {layer} {{{text}}}")
    return shorter_css("".join(parts))


def script(*folders: str) -> str:
    """The behaviours of `folders` ("everyone", "members") as one module.

    The registry comes first; each behaviour stands in a block of its own, so that their names never meet.
    """
    registry = (_STATIC / "js" / "behave.js").read_text(encoding="utf-8").replace("export ", "")
    blocks = [
        "{\n" + _IMPORT.sub("", path.read_text(encoding="utf-8")) + "}\n"
        for folder in folders
        for path in sorted((_STATIC / "js" / folder).glob("*.js"))
    ]
    return shorter_js(registry + "".join(blocks))


def shorter_css(text: str) -> str:
    """`text` without comments and needless space. Strings are left as they are."""
    kept: list[str] = []

    def keep(found: re.Match[str]) -> str:
        kept.append(found[0])
        return f"\x00{len(kept) - 1}\x00"

    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    text = re.sub(r'"[^"\n]*"', keep, text)
    text = re.sub(r"\s+", " ", text)
    text = re.sub(r" ?([{};,>]) ?", r"\1", text)
    text = re.sub(r"(?<=[a-z]): (?=\S)", ":", text).replace(";}", "}")
    return re.sub("\x00(\\d+)\x00", lambda found: kept[int(found[1])], text).strip()


def shorter_js(text: str) -> str:
    """`text` without indents, empty lines and lines that are only a comment."""
    lines = (line.strip() for line in text.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith(("//", "/*", "* ", "*/"))) + "\n"


class JoinedFiles(BaseFinder):
    """Offers `samar/samar.css`, `samar/samar.js` and `samar/member.js` to Django's static files."""

    def check(self, **kwargs: Any) -> list[Any]:  # noqa: ARG002  Django's signature
        return []

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:  # noqa: ARG002, FBT001, FBT002
        found = [_storage().path(path)] if path in _joined() else []
        return found if find_all or not found else found[0]

    def list(self, ignore_patterns: Iterable[str] | None = None) -> Iterator[tuple[str, Storage]]:  # noqa: ARG002
        for name in _joined():
            yield name, _storage()


@cache
def _joined() -> dict[str, str]:
    return {
        "samar/samar.css": stylesheet(),
        "samar/samar.js": script("everyone"),
        "samar/member.js": script("everyone", "members"),
    }


@cache
def _storage() -> FileSystemStorage:
    """The joined files in a folder that lives as long as the process: Django's static files want paths."""
    folder = Path(_folder().name)
    (folder / "samar").mkdir(exist_ok=True)  # two first requests at once
    for name, text in _joined().items():
        (folder / name).write_text(text, encoding="utf-8")
    return FileSystemStorage(folder)


@cache
def _folder() -> TemporaryDirectory[str]:
    return TemporaryDirectory(prefix="samar-joined-")
