"""Who will learn this: the sentence and the rule come from one table."""

import pytest

from samar.discussions.models import READERS, Reader, Thread
from samar.discussions.queries import audience_sentence, thread_page
from samar.discussions.queries import pages as thread_pages
from samar.kit.errors import NotHere
from samar.people.models import Audience, Block, Persona
from tests.discussions.words import told
from tests.people import VISITOR, viewer

pytestmark = pytest.mark.django_db


def opens(thread: Thread, *readers: object) -> list[bool]:
    thread_pages._asked_thread.forget()
    found = []
    for reader in readers:
        try:
            thread_page(reader, thread.public_id)  # type: ignore[arg-type]
        except NotHere:
            found.append(False)
        else:
            found.append(True)
    return found


@pytest.mark.parametrize(
    ("audience", "said", "who"),
    [
        (Audience.EVERYONE, "Anyone on the web can read this", [True, True, True]),
        (Audience.MEMBERS, "Every member of this network can read this", [False, True, True]),
        (Audience.ONLY_ME, "Only you can read this here", [False, False, True]),
    ],
)
def test_each_audience_says_who_reads(
    nour: Persona, rowan: Persona, audience: Audience, said: str, who: list[bool]
) -> None:
    assert said in audience_sentence(audience, viewer(nour))
    assert opens(told(nour, audience=audience), VISITOR, viewer(rowan), viewer(nour)) == who


def test_a_changed_rule_changes_the_sentence(nour: Persona, rowan: Persona, monkeypatch: pytest.MonkeyPatch) -> None:
    thread = told(nour, audience=Audience.MEMBERS)
    monkeypatch.setitem(READERS, Audience.MEMBERS, frozenset({Reader.MEMBER, Reader.VISITOR}))
    assert "Anyone on the web" in audience_sentence(Audience.MEMBERS, viewer(nour))
    assert opens(thread, VISITOR, viewer(rowan)) == [True, True]
    monkeypatch.setitem(READERS, Audience.MEMBERS, frozenset())
    assert "Only you" in audience_sentence(Audience.MEMBERS, viewer(nour))
    assert opens(thread, VISITOR, viewer(rowan)) == [False, False]
    thread_pages._asked_thread.forget()


def test_who_has_blocks_is_told_what_they_do(nour: Persona, rowan: Persona) -> None:
    plain = audience_sentence(Audience.EVERYONE, viewer(nour))
    Block.objects.create(blocker=nour, blocked=rowan)
    told_more = audience_sentence(Audience.EVERYONE, viewer(nour))
    assert told_more.startswith(plain)
    assert "while they are signed in" in told_more
