"""Finding one reply: through the viewer, or not at all."""

import pytest

from samar.discussions.actions import keep_draft
from samar.discussions.queries import drafts_of, reply_for
from samar.kit.errors import NotHere
from samar.people.models import Audience, Block, Persona
from tests.discussions.words import answered, told
from tests.people import VISITOR, viewer


def test_a_reply_is_found_by_whoever_may_read_its_thread(nour: Persona, rowan: Persona, camille: Persona) -> None:
    thread = told(nour)
    found = answered(rowan, thread)
    assert reply_for(viewer(camille), thread.public_id, found.public_id) == found


def test_a_reply_of_someone_blocked_is_not_here(nour: Persona, rowan: Persona) -> None:
    thread = told(nour)
    found = answered(rowan, thread)
    Block.objects.create(blocker=nour, blocked=rowan)
    with pytest.raises(NotHere):
        reply_for(viewer(nour), thread.public_id, found.public_id)


def test_a_reply_among_members_is_not_here_for_visitors(nour: Persona, rowan: Persona) -> None:
    thread = told(nour, audience=Audience.MEMBERS)
    found = answered(rowan, thread)
    with pytest.raises(NotHere):
        reply_for(VISITOR, thread.public_id, found.public_id)


def test_a_reply_is_found_in_its_own_thread_alone(nour: Persona, rowan: Persona) -> None:
    found, elsewhere = answered(rowan, told(nour)), told(nour)
    with pytest.raises(NotHere):
        reply_for(viewer(nour), elsewhere.public_id, found.public_id)


def test_drafts_are_one_s_own(nour: Persona, rowan: Persona) -> None:
    mine = keep_draft(author=viewer(nour), fields={"body": ["Mine"]})
    keep_draft(author=viewer(rowan), fields={"body": ["Not yours"]})
    assert drafts_of(viewer(nour)) == [mine]
