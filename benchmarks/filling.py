"""Filling a network to be measured. Runs in a process of its own: `python -m benchmarks.filling FACTS POSTS`.

Texts are as long as people's, in three languages; the measured story is written by the real actions, so that every
stored fragment is the real one. What is many is then multiplied by the database itself.
"""

import json
import sys
from datetime import timedelta
from itertools import cycle
from pathlib import Path
from typing import Any

import django
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.db import transaction
from django.db.models import F

READERS = 40  # personas who write what is read
WRITERS = 1_000  # personas who post, each seldom enough for the network's limits
LISTED = 60  # stories in the lists
REPLIES = 20
FORM_COOKIE = "benchmarks0benchmarks0benchmarks"  # 32 letters, as Django makes them
TEXTS = {
    "en": (
        "She asked who I had been talking to all evening. I said a friend. I have said *a friend* for six years, and"
        " it is true, and it is the smallest true thing I own.\n\nThe lamp was on. I wanted to tell someone who would"
        " not ask me **when**, and so I am telling you."
    ),
    "fr": (
        "Ma grand-mère disait : « mets une assiette de plus ». Je n’ai compris que des années après, en rangeant la"
        " cuisine, pour qui elle la mettait.\n\nJe l’écris ici parce que je ne sais pas encore *où le dire* ailleurs."
    ),
    "ar": (
        "سألتني من كان معي على الهاتف طوال المساء. قلت: صديقة. أقولها منذ ست سنوات، وهي صحيحة، وهي أصغر شيء صحيح"
        " أملكه.\n\nتركت جدتي الضوء في المطبخ، كما تفعل دائمًا، وقالت: **المرة القادمة فلتجلس هنا حيث الدفء.**"
    ),
}
NAMES = {"en": "Quiet Harbour", "fr": "Brume du Canal", "ar": "غيمة صغيرة"}
TOPICS = ("family", "love", "work", "faith")


def main(facts: Path, posts: int) -> None:
    """Fill the network and write to `facts` what the rows need to know of it."""
    django.setup()
    with transaction.atomic():
        readers = _people(READERS, "reader")
        story = _stories(readers)
        writers = _people(WRITERS, "writer")
        cookies = [_cookie(persona) for persona in writers]
    _long_ago()
    if posts:
        from benchmarks.multiplying import multiply  # noqa: PLC0415  needs Django to be set up

        multiply(posts)
    reader = readers[5]
    told = {
        "story": story,
        "reader": _cookie(reader),
        "member": reader.member_id,
        "writers": cookies,
        "form_token": FORM_COOKIE,
    }
    facts.write_text(json.dumps(told), encoding="utf-8")


def _people(count: int, what: str) -> list[Any]:
    """Members with a persona each, who have agreed to the agreement of today."""
    from samar.accounts.agreement import AGREEMENT, VERSION  # noqa: PLC0415
    from samar.accounts.models import Consent, Member  # noqa: PLC0415
    from samar.kit.clock import today  # noqa: PLC0415
    from samar.people.models import Persona  # noqa: PLC0415
    from samar.people.names import name_key  # noqa: PLC0415

    languages = [language for _number, language in zip(range(count), cycle(TEXTS), strict=False)]
    members = Member.objects.bulk_create(
        Member(sign_in_name=f"{what} {number}", age_band="25+", reads=[language, "en"])
        for number, language in enumerate(languages)
    )
    Consent.objects.bulk_create(
        Consent(member=member, purpose=AGREEMENT, version=VERSION, given_on=today()) for member in members
    )
    names = [f"{NAMES[language]} {what} {number}" for number, language in enumerate(languages)]
    return Persona.objects.bulk_create(
        Persona(member=member, name=name, name_key=name_key(name), pronouns={"en": "they/them"} if number % 3 else {})
        for number, (member, name) in enumerate(zip(members, names, strict=True))
    )


def _stories(people: list[Any]) -> str:
    """Stories with replies and responses; the public id of the one that is measured."""
    from samar.discussions.actions import publish_thread  # noqa: PLC0415
    from samar.discussions.written import written  # noqa: PLC0415
    from samar.people.models import Audience  # noqa: PLC0415
    from samar.stories.kinds import Kind  # noqa: PLC0415

    authors = [_viewer(persona) for persona in people]
    measured = None
    for number, kind, language in zip(range(LISTED), cycle(Kind.values), cycle(TEXTS), strict=False):
        thread = publish_thread(
            author=authors[number % len(authors)],
            kind=kind,
            words=written(
                body=TEXTS[language],
                title=TEXTS[language].partition(".")[0][:80],
                notes=["grief"] if number % 9 == 8 else [],
            ),
            audience=Audience.EVERYONE if number % 4 else Audience.MEMBERS,
            topics=(TOPICS[number // len(TOPICS) % len(TOPICS)],),
        )
        if number % 5 != 4:
            _answers(thread, authors, REPLIES if number == 1 else number % 4)
        measured = thread if number == 1 else measured
    assert measured is not None  # noqa: S101
    return str(measured.public_id)


def _answers(thread: Any, authors: list[Any], count: int) -> None:
    """Replies of several people, a third of them answers to answers, some quoting, some responded to."""
    from samar.discussions.actions import reply, respond  # noqa: PLC0415
    from samar.discussions.written import written  # noqa: PLC0415

    top = None
    for number, language in zip(range(count), cycle(TEXTS), strict=False):
        quote = TEXTS[thread.lang][:40] if number in {3, 9} else ""
        words = written(body=TEXTS[language][: 90 + number * 8], notes=["illness"] if number == 11 else [])
        author = authors[(thread.id + 3 * number) % len(authors)]
        answer = reply(author=author, thread=thread, words=words, parent=top if number % 3 else None, quote=quote)
        top = top if number % 3 else answer
        for kind in ("hear", "thanks")[: number % 3]:
            respond(persona=authors[(answer.author_id + 1) % len(authors)], thread=thread, kind=kind, reply=answer)
    for one in range(1, 5):
        respond(persona=authors[(thread.author_id + one) % len(authors)], thread=thread, kind="hear")


def _long_ago() -> None:
    """Let all of it have been written weeks ago, so that no page says something else a minute later."""
    from samar.discussions.models import Reply, Thread  # noqa: PLC0415

    for model in (Thread, Reply):
        model.objects.update(created_at=F("created_at") - timedelta(days=30))


def _viewer(persona: Any) -> Any:
    from samar.people.queries.viewers import viewer_of_member  # noqa: PLC0415

    return viewer_of_member(persona.member_id, persona.pk, language="en")


def _cookie(persona: Any) -> str:
    """The Cookie header of a browser in which `persona` is signed in."""
    from samar.accounts.agreement import VERSION  # noqa: PLC0415
    from samar.accounts.sessions import SessionStore  # noqa: PLC0415
    from samar.accounts.signing import AGREED  # noqa: PLC0415
    from samar.people.middleware import PERSONA  # noqa: PLC0415

    session = SessionStore()
    session[SESSION_KEY] = str(persona.member_id)
    session[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
    session[HASH_SESSION_KEY] = persona.member.get_session_auth_hash()
    session[PERSONA], session[AGREED] = persona.pk, VERSION
    session.save()
    return f"s={session.session_key}; lang=en; c={FORM_COOKIE}"


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
