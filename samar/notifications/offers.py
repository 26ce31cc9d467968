"""The kinds of notice that rooms register: how a line of the bell reads and where it leads."""

from collections.abc import Callable
from dataclasses import dataclass

type Sentence = Callable[[str, int], str]  # the latest actor's name as HTML, how many others -> HTML in the language
type Address = Callable[[str], str]  # the subject's public id -> where the line leads


@dataclass(frozen=True)
class NoticeKind:
    name: str
    sentence: Sentence
    address: Address


_kinds: dict[str, NoticeKind] = {}


def register_notice(name: str, *, sentence: Sentence, address: Address) -> None:
    """Let notices of the kind `name` (at most 30 characters) read as `sentence` and lead to `address`."""
    _kinds[name] = NoticeKind(name, sentence, address)


def notice_kind(name: str) -> NoticeKind | None:
    """The kind `name`, or None when the room that had it is gone."""
    return _kinds.get(name)
