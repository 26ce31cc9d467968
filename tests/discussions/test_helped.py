"""The asker says what helped."""

import pytest

from samar.discussions.actions import mark_helped
from samar.kit.errors import NotHere
from samar.kit.models import OutboxEvent
from samar.people.models import Persona
from tests.discussions.words import again, answered, told
from tests.people import VISITOR, viewer

pytestmark = pytest.mark.django_db


def test_the_asker_marks_and_unmarks_and_twice_is_once(nour: Persona, rowan: Persona) -> None:
    thread = told(nour, kind="question")
    answer = answered(rowan, thread)
    for _time in range(2):
        mark_helped(asker=viewer(nour), reply=answer, helped=True)
    assert again(answer).has_helped
    assert OutboxEvent.objects.filter(name="discussions.ReplyHelped").count() == 1
    mark_helped(asker=viewer(nour), reply=answer, helped=False)
    assert not again(answer).has_helped


def test_nobody_else_does_and_only_where_something_was_asked(nour: Persona, rowan: Persona, sacha: Persona) -> None:
    question, story = told(nour, kind="question"), told(nour)
    of_another, own = answered(rowan, question), answered(nour, question)
    for asker, reply in (
        (viewer(rowan), of_another),
        (viewer(sacha), of_another),
        (VISITOR, of_another),
        (viewer(nour), own),
        (viewer(nour), answered(rowan, story)),
    ):
        with pytest.raises(NotHere):
            mark_helped(asker=asker, reply=reply, helped=True)
