"""Who meets whose words: every kind of reader at every place where words stand."""

from collections.abc import Callable

import pytest
from django.test import Client

from samar.discussions.actions import respond
from samar.discussions.models import Thread
from samar.discussions.queries import Wanted, hearing, own_cards, thread_cards, thread_page
from samar.kit.errors import NotHere
from samar.kit.handling import handle_due
from samar.notifications.queries import bell_page
from samar.people.models import Audience, Block, Mute, Persona
from samar.people.viewer import Viewer
from tests.discussions.words import answered, told
from tests.people import VISITOR, person, persona_of, viewer

pytestmark = pytest.mark.django_db

EVERYONE, MEMBERS, ONLY_ME = Audience.EVERYONE, Audience.MEMBERS, Audience.ONLY_ME
READERS = ("visitor", "member", "author", "author's other persona", "blocked", "blocker", "blocked's other", "muter")
SEE_PAGE = {  # who opens a text, by its audience: nobody of the member behind a blocked persona does
    EVERYONE: {"visitor", "member", "author", "author's other persona", "muter"},
    MEMBERS: {"member", "author", "author's other persona", "muter"},
    ONLY_ME: {"author"},
}
SEE_LISTED = {  # muting takes out of lists alone; one's own private words are in no list of all
    EVERYONE: SEE_PAGE[EVERYONE] - {"muter"},
    MEMBERS: SEE_PAGE[MEMBERS] - {"muter"},
    ONLY_ME: set[str](),
}


@pytest.fixture
def readers(nour: Persona) -> dict[str, Viewer]:
    """Every kind of reader of what Nour writes. Blocks are asked when the viewer is made."""
    blocked, blocker, muter = person("Blocked"), person("Blocker"), person("Muter")
    sibling = persona_of(blocked.member, "Blocked's other")
    Block.objects.create(blocker=nour, blocked=blocked)
    Block.objects.create(blocker=blocker, blocked=nour)
    Mute.objects.create(muter=muter, muted=nour)
    return {
        "visitor": VISITOR,
        "member": viewer(person("Member")),
        "author": viewer(nour),
        "author's other persona": viewer(persona_of(nour.member, "Nour's other")),
        "blocked": viewer(blocked),
        "blocker": viewer(blocker),
        "blocked's other": viewer(sibling),
        "muter": viewer(muter),
    }


def opens(reader: Viewer, thread: Thread) -> bool:
    try:
        thread_page(reader, thread.public_id)
    except NotHere:
        return False
    return True


def is_listed(reader: Viewer, thread: Thread, wanted: Wanted) -> bool:
    return thread.public_id in {card.public_id for card in thread_cards(reader, wanted).cards}


@pytest.mark.parametrize("audience", Audience)
@pytest.mark.parametrize("reader", READERS)
def test_pages_and_lists(nour: Persona, readers: dict[str, Viewer], reader: str, audience: Audience) -> None:
    thread = told(nour, audience=audience, topics=("joy",))
    who = readers[reader]
    assert opens(who, thread) == (reader in SEE_PAGE[audience])
    every_list = (
        Wanted(),
        Wanted(kind="story"),
        Wanted(lang="en"),
        Wanted(awaiting=True),
        Wanted(topic="joy"),
        Wanted(topic="joy", lang="en"),
        Wanted(author_id=nour.id),
    )
    assert [is_listed(who, thread, wanted) for wanted in every_list] == [reader in SEE_LISTED[audience]] * len(
        every_list
    )
    assert bool(own_cards(who).cards) == (reader == "author")


@pytest.mark.parametrize("reader", READERS)
def test_replies_quotes_and_names_in_someone_elses_text(
    nour: Persona, rowan: Persona, readers: dict[str, Viewer], reader: str
) -> None:
    thread = told(rowan)
    said = answered(nour, thread, "zanzibar")
    answered(rowan, thread, "yes", parent=said, quote="zanzibar")
    answered(rowan, thread, f"hello @{nour.name}")
    respond(persona=viewer(nour), thread=thread, kind="hear")
    who = readers[reader]
    html = thread_page(who, thread.public_id).replies_html
    sees = reader not in {"blocked", "blocker", "blocked's other"}
    assert ("zanzibar" in html) == sees
    assert (nour.name in html) == sees
    assert ("someone" in html) != sees
    assert (nour.name in hearing(who, thread.public_id).heard_html) == (sees and reader not in {"visitor", "author"})


def test_a_block_hides_one_persona_and_reveals_no_link(nour: Persona, readers: dict[str, Viewer]) -> None:
    hidden = told(Persona.objects.get(name="Blocked"))
    shown = told(Persona.objects.get(name="Blocked's other"))
    for reader in ("author", "author's other persona"):
        assert not opens(readers[reader], hidden)
        assert opens(readers[reader], shown)


@pytest.mark.parametrize("between", ["nothing", "blocked", "blocked by", "muted", "blocked as another persona"])
def test_the_bell_does_not_ring_across_a_block_or_for_someone_muted(
    nour: Persona, rowan: Persona, between: str
) -> None:
    answered(rowan, told(nour), "hello")
    if between == "blocked":
        Block.objects.create(blocker=nour, blocked=rowan)
    elif between == "blocked by":
        Block.objects.create(blocker=rowan, blocked=nour)
    elif between == "blocked as another persona":
        Block.objects.create(blocker=persona_of(nour.member, "Nour's other"), blocked=rowan)
    elif between == "muted":
        Mute.objects.create(muter=nour, muted=rowan)
    while handle_due():
        pass
    assert bool(bell_page(viewer(nour)).lines) == (between == "nothing")


def test_what_may_not_be_read_answers_as_what_is_not_there(
    signed_in: Callable[..., Client], nour: Persona, rowan: Persona
) -> None:
    thread = told(nour, audience=ONLY_ME)
    browser = signed_in(rowan)
    unseen, unknown = browser.get(f"/s/{thread.public_id}/"), browser.get("/s/2222222222222222/")
    assert (unseen.status_code, unknown.status_code) == (404, 404)
    assert unseen.content == unknown.content
