"""Keeping what one has begun."""

import pytest

from samar.discussions.actions import discard_draft, keep_draft, keep_reply_draft
from samar.discussions.actions.drafts import DRAFTS_MOST, FIELD_LIMIT
from samar.discussions.models import Draft
from samar.discussions.queries import begun_draft, draft_for, drafts_of, reply_draft_of
from samar.kit.errors import NotHere, Refused
from samar.people.models import Audience, Persona
from tests.discussions.words import answered, told
from tests.people import VISITOR, viewer

pytestmark = pytest.mark.django_db


def test_what_was_typed_is_kept_as_it_was(nour: Persona) -> None:
    fields = {"title": [" Half a "], "body": ["not  yet\n"], "notes": ["grief", "nonsense"]}
    kept = keep_draft(author=viewer(nour), fields=fields)
    assert Draft.objects.get().fields["notes"] == ["grief", "nonsense"]
    keep_draft(author=viewer(nour), fields={"body": ["more"]}, draft=kept)
    assert [one.fields for one in drafts_of(viewer(nour))] == [{"body": ["more"]}]


def test_a_draft_is_its_authors_alone(nour: Persona, rowan: Persona, sacha: Persona) -> None:
    kept = keep_draft(author=viewer(nour), fields={"body": ["mine"]})
    for someone in (viewer(rowan), viewer(sacha), VISITOR):
        assert begun_draft(someone, kept.public_id) is None
        assert not drafts_of(someone)
        with pytest.raises(NotHere):
            draft_for(someone, kept.public_id)
        with pytest.raises(NotHere):
            keep_draft(author=someone, fields={"body": ["stolen"]}, draft=kept)
        discard_draft(author=someone, draft=kept)
    assert Draft.objects.get().fields == {"body": ["mine"]}


def test_one_draft_of_an_answer_for_each_text_and_none_after_answering(nour: Persona, rowan: Persona) -> None:
    thread = told(nour)
    for body in ("one", "two"):
        keep_reply_draft(author=viewer(rowan), thread=thread, fields={"body": [body]})
    begun = reply_draft_of(viewer(rowan), thread.public_id)
    assert begun is not None
    assert begun.fields == {"body": ["two"]}
    answered(rowan, thread)
    assert not Draft.objects.exists()


def test_nothing_is_begun_under_what_one_may_not_read(nour: Persona, rowan: Persona) -> None:
    thread = told(nour, audience=Audience.ONLY_ME)
    with pytest.raises(NotHere):
        keep_reply_draft(author=viewer(rowan), thread=thread, fields={"body": ["one"]})


def test_too_many_and_far_too_long_are_refused(nour: Persona) -> None:
    with pytest.raises(Refused) as refused:
        keep_draft(author=viewer(nour), fields={"body": ["x" * (FIELD_LIMIT + 1)]})
    assert refused.value.field == "body"
    for number in range(DRAFTS_MOST):
        keep_draft(author=viewer(nour), fields={"body": [str(number)]})
    with pytest.raises(Refused, match="fifty"):
        keep_draft(author=viewer(nour), fields={"body": ["one more"]})


def test_a_draft_is_known_by_its_first_words(nour: Persona) -> None:
    assert Draft(fields={"title": ["  A  title "], "body": ["x"]}).first_words == "A title"
    assert Draft(fields={"title": [""], "body": ["some\nwords"]}).first_words == "some words"
    assert Draft(fields={}).first_words == ""
