"""Words for generated posts: sentences of the demonstration's texts, put together anew and rendered once."""

import re
from dataclasses import dataclass
from functools import cache
from random import Random

from samar.config.demo.content import LANGUAGES, texts
from samar.discussions.models import Reply, Thread
from samar.discussions.quoting import bare
from samar.discussions.rendering import body_html, card_html, reply_html
from samar.discussions.written import Written
from samar.people.models import Audience
from samar.stories.topics import TopicSlug

TEXTS, REPLIES = 240, 240  # of each language
OPEN_OF_TEN, COVERED_OF_TEN = 6, 1
PUBLIC_ID, AUTHOR = "publicidpublicid", 424_242_424_242  # stand for what each post has of its own
_SENTENCE = re.compile(r"(?<=[.!?؟…])\s+")
_KINDS = ("story", "struggle", "victory", "question", "idea")


@dataclass(frozen=True)
class Pool:
    """Threads and replies of one language, whole but for number, public id, author and time."""

    lang: str
    threads: tuple[Thread, ...]
    replies: tuple[Reply, ...]


@cache
def pools() -> tuple[Pool, ...]:
    """A pool for each language, the same each time."""
    return tuple(_pool(lang, Random(lang)) for lang in LANGUAGES)  # noqa: S311


def _pool(lang: str, chance: Random) -> Pool:
    told = [text for text in texts() if text.lang == lang and text.audience != "only_me"]
    sentences = [sentence for text in told for sentence in _sentences(text.body)]
    said = [reply.body for text in told for reply in text.replies if reply.lang == lang]
    answers = [sentence for body in said for sentence in _sentences(body)]
    titles = [text.title for text in told if text.title]
    return Pool(
        lang=lang,
        threads=tuple(_thread(lang, _words(sentences, 4, 14, chance), titles, chance) for _ in range(TEXTS)),
        replies=tuple(_reply(lang, _words(answers, 1, 5, chance)) for _ in range(REPLIES)),
    )


def _sentences(body: str) -> list[str]:
    return [sentence for sentence in _SENTENCE.split(bare(body)) if sentence]


def _words(sentences: list[str], fewest: int, most: int, chance: Random) -> str:
    chosen = chance.sample(sentences, chance.randint(fewest, most))
    half = len(chosen) // 2
    return "\n\n".join(" ".join(part) for part in (chosen[:half], chosen[half:]) if part)


def _thread(lang: str, body: str, titles: list[str], chance: Random) -> Thread:
    is_open, is_covered = chance.random() * 10 < OPEN_OF_TEN, chance.random() * 10 < COVERED_OF_TEN
    words = Written(body, lang, chance.choice(titles), ("grief",) if is_covered else ())
    return Thread(
        public_id=PUBLIC_ID,
        kind=chance.choice(_KINDS),
        audience=Audience.EVERYONE if is_open else Audience.MEMBERS,
        is_listed=True,
        is_open=is_open,
        title=words.title,
        source=words.source,
        html=body_html(words.source),
        card=card_html(words),
        lang=lang,
        notes=list(words.notes),
        topics=chance.sample(TopicSlug.values, chance.randint(1, 2)),
    )


def _reply(lang: str, body: str) -> Reply:
    reply = Reply(public_id=PUBLIC_ID, author_id=AUTHOR, lang=lang, source=body, top=0)
    reply.thread = Thread(author_id=0)
    reply.html = reply_html(reply)
    return reply
