"""The people and texts of the demonstration are whole, and a third in each language."""

from collections import Counter

from samar.accounts.models import Role
from samar.config.demo.content import LANGUAGES, ROLES, people, player_of, texts
from samar.config.demo.past import Joined, past
from samar.discussions.models import ContentNote, ResponseKind
from samar.discussions.quoting import bare
from samar.kit.clock import now
from samar.safety.age_bands import AgeBand
from samar.stories.kinds import Kind
from samar.stories.topics import TopicSlug


def test_there_are_people_for_every_role() -> None:
    assert len(people()) >= 15
    assert len({person.key for person in people()}) == len({person.name for person in people()}) == len(people())
    assert {person.role for person in people()} == {*ROLES, "member"}
    assert all(player_of(role) for role in ROLES)
    assert player_of("member") is None
    assert {person.age_band for person in people()} <= set(AgeBand.values)
    assert {"helper", "moderator", "operator"} <= set(Role.values)


def test_there_are_texts_of_every_kind_a_third_in_each_language() -> None:
    languages = Counter(text.lang for text in texts())
    replies = Counter(text.lang for text in texts() for _reply in text.replies)
    assert set(languages) == set(replies) == set(LANGUAGES)
    assert languages.total() >= 60
    assert replies.total() >= 250
    assert all(0.28 < count / languages.total() < 0.39 for count in languages.values())
    assert all(0.28 < count / replies.total() < 0.39 for count in replies.values())
    for language in LANGUAGES:
        assert {text.kind for text in texts() if text.lang == language} == set(Kind.values)


def test_every_text_keeps_to_what_samar_knows() -> None:
    keys = {person.key for person in people()}
    assert len({text.key for text in texts()}) == len(texts())
    for text in texts():
        assert text.author in keys
        assert set(text.topics) <= set(TopicSlug.values), text.key
        for words in (text, *text.replies):
            assert set(words.notes) <= set(ContentNote.values), text.key
            assert set(words.responses) <= set(ResponseKind.values), text.key
            responders = {key for given in words.responses.values() for key in given}
            assert responders <= keys - {words.author}, text.key


def test_every_reply_answers_and_quotes_what_is_there() -> None:
    for text in texts():
        top = {reply.key: reply for reply in text.replies if not reply.to}
        for reply in text.replies:
            assert not reply.to or reply.to in top, (text.key, reply.key)
            exchange = [other for other in text.replies if reply.to and reply.to in {other.key, other.to}]
            quotable = [other.body for other in exchange if other is not reply] if reply.to else [text.body]
            assert not reply.quote or any(bare(reply.quote) in bare(body) for body in quotable), (text.key, reply.key)
            assert not reply.helped or text.kind == Kind.QUESTION


def test_nothing_happens_in_the_future_or_before_someone_joined() -> None:
    present, joined = now(), {}
    happenings = past(present)
    assert [happening.at for happening in happenings] == sorted(happening.at for happening in happenings)
    assert happenings[-1].at < present
    for happening in happenings:
        if isinstance(happening, Joined):
            joined[happening.person] = happening.at
        assert happening.person in joined


def test_the_past_is_the_same_each_time() -> None:
    present = now()
    assert past(present) == past(present)
