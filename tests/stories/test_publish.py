"""Telling a story."""

import pytest

from samar.discussions.actions import keep_draft, written
from samar.discussions.models import Draft, PrivateWords, Thread, ThreadTopic
from samar.kit.errors import NotHere, Refused
from samar.kit.models import OutboxEvent
from samar.people.models import Audience, Persona
from samar.stories.actions import edit_story, publish_story
from tests.people import VISITOR, viewer

pytestmark = pytest.mark.django_db


def published(author: Persona, body: str = "A lamp, a page.", **about: object) -> Thread:
    audience = Audience(about.pop("audience", Audience.MEMBERS))
    kind = str(about.pop("kind", "story"))
    return publish_story(author=viewer(author), kind=kind, words=written(body=body), audience=audience, **about)  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", ["story", "struggle", "victory", "question", "idea"])
def test_each_kind_is_published_and_told(nour: Persona, kind: str) -> None:
    story = published(nour, kind=kind)
    assert Thread.objects.get().kind == kind
    assert OutboxEvent.objects.filter(name="discussions.ThreadPublished", payload={"thread": story.id}).exists()


def test_topics_stand_in_their_order_once_each(nour: Persona) -> None:
    story = published(nour, topics=["joy", "family", "joy"])
    assert story.topics == ["family", "joy"]
    assert ThreadTopic.objects.count() == 2


@pytest.mark.parametrize(
    ("about", "field"),
    [
        ({"kind": "poem"}, "kind"),
        ({"kind": ""}, "kind"),
        ({"topics": ["weather"]}, "topics"),
        ({"topics": ["joy", "family", "faith", "love", "work", "books"]}, "topics"),
    ],
)
def test_what_is_not_there_is_refused_by_name(nour: Persona, about: dict[str, object], field: str) -> None:
    with pytest.raises(Refused) as refused:
        published(nour, **about)
    assert refused.value.field == field
    assert not Thread.objects.exists()


def test_visitors_do_not_publish() -> None:
    with pytest.raises(NotHere):
        publish_story(author=VISITOR, kind="story", words=written(body="words"), audience=Audience.EVERYONE)


def test_the_draft_goes_with_publishing_and_stays_when_refused(nour: Persona) -> None:
    draft = keep_draft(author=viewer(nour), fields={"body": ["begun"]})
    with pytest.raises(Refused):
        published(nour, kind="poem", draft=draft)
    assert Draft.objects.exists()
    published(nour, draft=draft)
    assert not Draft.objects.exists()


def test_words_for_oneself_are_in_no_table_that_others_ask(nour: Persona) -> None:
    words = written(body="zanzibar lamp", title="zanzibar", notes=["grief"], own_note="zanzibar")
    publish_story(author=viewer(nour), kind="story", words=words, audience=Audience.ONLY_ME, topics=["joy"])
    row = Thread.objects.values().get()
    assert not any("zanzibar" in str(value) for value in row.values())
    assert (row["notes"], row["topics"], row["card"]) == ([], [], "")
    assert PrivateWords.objects.get().topics == ["joy"]
    assert not ThreadTopic.objects.exists()


def test_editing_moves_the_story_between_topics(nour: Persona) -> None:
    story = published(nour, topics=["joy"])
    edit_story(author=viewer(nour), story=story, words=written(body="x"), audience=Audience.EVERYONE, topics=["family"])
    assert list(ThreadTopic.objects.values_list("topic", "is_open")) == [("family", True)]
    with pytest.raises(Refused):
        edit_story(
            author=viewer(nour), story=story, words=written(body="x"), audience=Audience.EVERYONE, topics=["nope"]
        )


def test_covered_words_are_not_on_the_card(nour: Persona) -> None:
    words = written(body="zanzibar lamp", notes=["grief"])
    publish_story(author=viewer(nour), kind="story", words=words, audience=Audience.EVERYONE)
    assert Thread.objects.get().card == ""


def test_a_card_ends_at_a_word_and_holds_no_marks(nour: Persona) -> None:
    card = published(nour, "**Bold** & [a link](https://example.org) " + "word " * 200).card
    assert card.startswith("Bold &amp; a link word")
    assert card.endswith("word…")
    assert len(card) <= 281
