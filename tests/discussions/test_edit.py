"""Changing what one said."""

import pytest

from samar.discussions.actions import edit_reply, edit_thread, remove_thread, written
from samar.discussions.models import PrivateWords, Revision, Thread, ThreadTopic
from samar.discussions.queries import earlier_versions, source_of, words_of
from samar.kit.errors import NotHere
from samar.people.models import Audience, Block, Persona
from tests.discussions.words import again, answered, told
from tests.people import VISITOR, viewer

pytestmark = pytest.mark.django_db


def edited(author: Persona, thread: Thread, body: str = "Other words.", **about: object) -> Thread:
    audience = Audience(about.pop("audience", Audience.EVERYONE))
    topics = tuple(about.pop("topics", ()))  # type: ignore[arg-type]
    words = written(body=body, **about)  # type: ignore[arg-type]
    return edit_thread(author=viewer(author), thread=thread, words=words, audience=audience, topics=topics)


def test_the_words_change_and_the_earlier_ones_are_kept(nour: Persona) -> None:
    thread = told(nour, "First words.", title="One")
    edited(nour, thread, "Second words.", title="Two")
    now = again(thread)
    assert "Second" in now.html
    assert now.title == "Two"
    assert now.edited_at is not None
    assert [(one.title, one.source) for one in earlier_versions(viewer(nour), now)] == [("One", "First words.")]


def test_only_author_and_moderators_read_earlier_versions(nour: Persona, rowan: Persona, sacha: Persona) -> None:
    thread = told(nour)
    edited(nour, thread)
    assert len(earlier_versions(viewer(sacha), thread)) == 1
    for someone in (VISITOR, viewer(rowan)):
        with pytest.raises(NotHere):
            earlier_versions(someone, thread)
        assert not Revision.objects.visible_to(someone).exists()


def test_what_was_for_its_author_alone_stays_so_when_it_is_told_later(nour: Persona, sacha: Persona) -> None:
    thread = told(nour, "zanzibar", audience=Audience.ONLY_ME)
    edited(nour, thread, "What I can say.")
    edited(nour, thread, "What I can say now.")
    assert [one.source for one in earlier_versions(viewer(nour), thread)] == ["What I can say.", "zanzibar"]
    assert [one.source for one in earlier_versions(viewer(sacha), thread)] == ["What I can say."]


def test_nobody_else_edits(nour: Persona, rowan: Persona, sacha: Persona) -> None:
    thread, answer = told(nour), None
    answer = answered(nour, thread)
    Block.objects.create(blocker=nour, blocked=rowan)
    for someone in (viewer(rowan), viewer(sacha), VISITOR):
        with pytest.raises(NotHere):
            edit_thread(author=someone, thread=thread, words=written(body="mine now"), audience=Audience.EVERYONE)
        with pytest.raises(NotHere):
            edit_reply(author=someone, reply=answer, words=written(body="mine now"))
        with pytest.raises(NotHere):
            words_of(someone, thread)
    assert not Revision.objects.exists()


def test_what_is_gone_or_taken_back_is_not_edited(nour: Persona, rowan: Persona) -> None:
    gone, emptied = told(nour), told(nour)
    answered(rowan, emptied)
    for thread in (gone, emptied):
        remove_thread(author=viewer(nour), thread=thread)
        with pytest.raises(NotHere):
            edited(nour, thread)


def test_narrowing_takes_the_words_out_of_everything_at_once(nour: Persona) -> None:
    thread = told(nour, "zanzibar lamp", title="zanzibar", topics=("joy",), own_note="zanzibar")
    edited(nour, thread, "zanzibar lamp", title="zanzibar", audience=Audience.ONLY_ME, topics=("joy",))
    assert not ThreadTopic.objects.exists()
    row = Thread.objects.filter(id=thread.id).values().get()
    assert not any("zanzibar" in str(value) for value in row.values())
    assert (row["is_listed"], row["is_open"], row["topics"]) == (False, False, [])
    assert PrivateWords.objects.get(thread=thread).source == "zanzibar lamp"


def test_widening_brings_them_back(nour: Persona) -> None:
    thread = told(nour, "a lamp", audience=Audience.ONLY_ME, topics=("joy",))
    edited(nour, thread, "a lamp", audience=Audience.MEMBERS, topics=("joy",))
    now = again(thread)
    assert (now.is_listed, now.is_open, now.topics) == (True, False, ["joy"])
    assert "a lamp" in now.html
    assert not PrivateWords.objects.exists()


def test_a_reply_is_edited_with_the_names_of_today(nour: Persona, rowan: Persona) -> None:
    thread = told(nour)
    answered(rowan, thread)
    answer = answered(nour, thread, "Thank you @Rowan")
    Persona.objects.filter(id=rowan.id).update(name="Rowan of the hill")
    assert source_of(viewer(nour), answer) == "Thank you @Rowan of the hill"
    edit_reply(author=viewer(nour), reply=answer, words=written(body="Thanks, @Rowan of the hill."))
    now = again(answer)
    assert now.source == f"Thanks, @\x02mention:{rowan.id}\x03.".replace("@", "")
    assert [source_of(viewer(nour), one) for one in earlier_versions(viewer(nour), now)] == [
        "Thank you @Rowan of the hill"
    ]


def test_someone_hidden_is_not_named_to_the_editor(nour: Persona, rowan: Persona) -> None:
    thread = told(nour)
    answered(rowan, thread)
    answer = answered(nour, thread, "Thank you @Rowan")
    Block.objects.create(blocker=nour, blocked=rowan)
    assert source_of(viewer(nour), answer) == "Thank you @someone"
