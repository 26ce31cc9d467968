"""Blocking and muting: at once, for both sides, and without telling anyone."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from samar.kit.errors import Refused
from samar.people.actions import block_persona, mute_persona
from samar.people.models import Block, Mute, Persona
from samar.people.queries.reach import may_reach
from tests.people import person, persona_of, viewer


@pytest.fixture
def browser(nour: Persona, signed_in: Callable[..., Client]) -> Client:
    return signed_in(nour, language="en")


def test_a_block_is_explained_and_then_holds_at_once(
    browser: Client, rowan: Persona, nour: Persona, signed_in: Callable[..., Client]
) -> None:
    theirs = signed_in(rowan)
    assert theirs.get(f"/p/{nour.public_id}/").status_code == 200
    assert "They are not told." in browser.get(f"/p/{rowan.public_id}/block/").content.decode()
    assert browser.post(f"/p/{rowan.public_id}/block/")["Location"] == "/me/blocks/"
    assert browser.get(f"/p/{rowan.public_id}/").status_code == 404
    assert theirs.get(f"/p/{nour.public_id}/").status_code == 404


def test_blocking_twice_is_blocking_once(browser: Client, rowan: Persona) -> None:
    for _twice in range(2):
        assert browser.post(f"/p/{rowan.public_id}/block/").status_code == 303
    assert Block.objects.count() == 1


def test_all_my_names_stop_seeing_them_and_none_of_theirs_sees_the_name_that_blocked(
    nour: Persona, rowan: Persona
) -> None:
    mine, theirs = persona_of(nour.member, "Lantern"), persona_of(rowan.member, "Harbour")
    block_persona(blocker=viewer(nour), blocked=rowan)
    for persona in (nour, mine):
        assert viewer(persona).hidden == {rowan.pk}  # not Harbour: a block reveals no link
    for persona in (rowan, theirs):
        assert viewer(persona).hidden == {nour.pk}  # not Lantern


def test_none_of_theirs_reaches_any_of_mine(nour: Persona, rowan: Persona, camille: Persona) -> None:
    mine, theirs = persona_of(nour.member, "Lantern"), persona_of(rowan.member, "Harbour")
    block_persona(blocker=viewer(nour), blocked=rowan)
    assert not any(may_reach(one.pk, other.pk) for one in (rowan, theirs) for other in (nour, mine))
    assert may_reach(camille.pk, nour.pk)


def test_a_block_is_undone_from_the_list(browser: Client, rowan: Persona, nour: Persona) -> None:
    browser.post(f"/p/{rowan.public_id}/block/")
    assert "Rowan" in browser.get("/me/blocks/").content.decode()
    assert browser.post(f"/p/{rowan.public_id}/block/remove/").status_code == 303
    assert viewer(nour).hidden == frozenset()
    assert browser.get(f"/p/{rowan.public_id}/").status_code == 200


def test_a_block_of_one_name_is_undone_from_another(browser: Client, rowan: Persona, nour: Persona) -> None:
    block_persona(blocker=viewer(persona_of(nour.member, "Lantern")), blocked=rowan)
    block_persona(blocker=viewer(nour), blocked=rowan)
    browser.post(f"/p/{rowan.public_id}/block/remove/")
    assert not Block.objects.exists()


def test_who_blocked_me_cannot_be_found_out_by_blocking(
    browser: Client, rowan: Persona, nour: Persona, django_assert_num_queries: Any
) -> None:
    block_persona(blocker=viewer(rowan), blocked=nour)
    browser.get("/me/")
    for verb in ("block", "mute"):
        answers = set()
        for public_id in (rowan.public_id, "nothing2here3at4"):
            answer = browser.post(f"/p/{public_id}/{verb}/")
            answers.add((answer.status_code, answer.content))
        assert len(answers) == 1
    assert Block.objects.count() == 1


def test_undoing_what_was_never_done_is_not_here(browser: Client, rowan: Persona, camille: Persona) -> None:
    block_persona(blocker=viewer(camille), blocked=rowan)
    assert browser.post(f"/p/{rowan.public_id}/block/remove/").status_code == 404
    assert browser.post(f"/p/{rowan.public_id}/mute/remove/").status_code == 404
    assert Block.objects.count() == 1


def test_nobody_blocks_oneself(browser: Client, nour: Persona) -> None:
    lantern = persona_of(nour.member, "Lantern")
    for persona in (nour, lantern):
        with pytest.raises(Refused, match="This is you"):
            block_persona(blocker=viewer(nour), blocked=persona)
        assert browser.post(f"/p/{persona.public_id}/mute/").status_code == 422


def test_muting_leaves_the_page_open_and_tells_nobody(
    browser: Client, rowan: Persona, nour: Persona, signed_in: Callable[..., Client]
) -> None:
    for _twice in range(2):
        assert browser.post(f"/p/{rowan.public_id}/mute/").status_code == 303
    assert viewer(nour).muted == {rowan.pk}
    assert viewer(nour).hidden == frozenset()
    assert browser.get(f"/p/{rowan.public_id}/").status_code == 200
    assert signed_in(rowan).get(f"/p/{nour.public_id}/").status_code == 200
    assert not may_reach(rowan.pk, nour.pk)
    assert Mute.objects.count() == 1


def test_muting_counts_for_one_name_and_is_undone(browser: Client, rowan: Persona, nour: Persona) -> None:
    lantern = persona_of(nour.member, "Lantern")
    mute_persona(muter=viewer(nour), muted=rowan)
    assert viewer(lantern).muted == frozenset()
    assert browser.post(f"/p/{rowan.public_id}/mute/remove/").status_code == 303
    assert viewer(nour).muted == frozenset()


def test_visitors_block_nobody(client: Client, rowan: Persona) -> None:
    assert client.post(f"/p/{rowan.public_id}/block/").status_code == 403
    assert not Block.objects.exists()


def test_the_list_is_read_in_pages_and_costs_the_same(
    browser: Client, nour: Persona, django_assert_num_queries: Any
) -> None:
    block_persona(blocker=viewer(nour), blocked=person("First"))
    browser.get("/me/blocks/")
    with django_assert_num_queries(6):  # session, names of the viewer, blocks, the two lists, the bell
        browser.get("/me/blocks/")
    for number in range(49):
        other = person(f"Number {'abcde'[number // 10]}{'nopqrstuvx'[number % 10]}")
        block_persona(blocker=viewer(nour), blocked=other)
    with django_assert_num_queries(6):
        page = browser.get("/me/blocks/").content.decode()
    assert page.count("Undo the block") == 20
    assert "First" not in page
    older = browser.get(page.split('rel="next" href="')[1].split('"')[0].replace("?", "/me/blocks/?"))
    assert older.content.decode().count("Undo the block") == 20


def test_a_forged_cursor_gives_the_first_page(browser: Client, nour: Persona, rowan: Persona) -> None:
    block_persona(blocker=viewer(nour), blocked=rowan)
    for forged in ("x", "é", "A" * 4000, "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"):
        assert "Rowan" in browser.get("/me/blocks/", {"after": forged}).content.decode()
