"""Telling a persona that something happened."""

import pytest
from django.test import Client
from django.utils import translation

from samar.notifications.actions import notify, read_about, read_all
from samar.notifications.models import Bell, Notice
from samar.notifications.queries import bell_page, unread_count
from samar.people.models import Block, Mute, Persona
from tests.people import persona_of, sign_in, viewer

SUBJECT = "abcdefghjkmnpqrs"


def tell(recipient: Persona, actor: Persona, subject: str = SUBJECT, kind: str = "reply") -> None:
    notify(recipient_id=recipient.pk, kind=kind, subject=subject, actor_id=actor.pk)


def test_a_notice_rings_the_bell(nour: Persona, rowan: Persona) -> None:
    tell(nour, rowan)
    assert unread_count(viewer(nour)) == 1
    assert "Rowan" in bell_page(viewer(nour)).lines[0].sentence_html


def test_one_s_own_doing_is_no_news(nour: Persona) -> None:
    tell(nour, nour)
    assert not Notice.objects.exists()


def test_several_people_share_a_line_until_it_is_read(nour: Persona, rowan: Persona, camille: Persona) -> None:
    tell(nour, rowan)
    tell(nour, camille)
    tell(nour, camille)
    lines = bell_page(viewer(nour)).lines
    assert unread_count(viewer(nour)) == len(lines) == 1
    assert "Camille" in lines[0].sentence_html
    assert "1 other" in lines[0].sentence_html
    read_all(reader=viewer(nour))
    tell(nour, rowan)
    assert len(bell_page(viewer(nour)).lines) == 2
    assert unread_count(viewer(nour)) == 1


def test_whom_a_person_blocked_does_not_ring(nour: Persona, rowan: Persona) -> None:
    Block.objects.create(blocker=nour, blocked=rowan)
    tell(nour, rowan)
    assert unread_count(viewer(nour)) == 0


def test_no_persona_of_someone_blocked_rings(nour: Persona, rowan: Persona) -> None:
    Block.objects.create(blocker=nour, blocked=rowan)
    other_name = persona_of(rowan.member, "Someone new")
    tell(nour, other_name)
    tell(persona_of(nour.member, "Second lamp"), other_name)
    assert not Notice.objects.exists()


def test_who_blocked_is_not_told_of_the_blocked_nor_the_other_way(nour: Persona, rowan: Persona) -> None:
    Block.objects.create(blocker=nour, blocked=rowan)
    tell(rowan, nour)
    assert not Notice.objects.exists()


def test_someone_muted_does_not_ring(nour: Persona, rowan: Persona) -> None:
    Mute.objects.create(muter=nour, muted=rowan)
    tell(nour, rowan)
    assert not Notice.objects.exists()


def test_a_line_about_someone_blocked_later_is_left_out(nour: Persona, rowan: Persona) -> None:
    tell(nour, rowan)
    Block.objects.create(blocker=nour, blocked=rowan)
    assert bell_page(viewer(nour)).lines == []


def test_reading_about_one_thing_leaves_the_rest_new(nour: Persona, rowan: Persona) -> None:
    tell(nour, rowan)
    tell(nour, rowan, subject="zzzzzzzzzzzzzzzz")
    read_about(reader=viewer(nour), subject=SUBJECT)
    read_about(reader=viewer(nour), subject=SUBJECT)
    assert unread_count(viewer(nour)) == 1
    assert Bell.objects.get(persona=nour).unread == 1


def test_nobody_reads_another_s_bell(nour: Persona, rowan: Persona, client: Client) -> None:
    tell(nour, rowan)
    assert bell_page(viewer(rowan)).lines == []
    tell(rowan, nour)
    read_all(reader=viewer(rowan))
    assert unread_count(viewer(nour)) == 1
    assert not Notice.objects.get(recipient=nour).is_read
    assert client.get("/bell/").status_code == 302


@pytest.mark.parametrize("many", [1, 50])
def test_the_page_asks_as_much_for_fifty_lines_as_for_one(
    nour: Persona, rowan: Persona, client: Client, many: int, django_assert_max_num_queries: object
) -> None:
    for number in range(many):
        tell(nour, rowan, subject=f"{number:016d}")
    sign_in(client, nour, language="en")
    with django_assert_max_num_queries(7):  # type: ignore[operator]
        page = client.get("/bell/")
    assert page.status_code == 200
    assert page.content.count(b'class="unread"') == min(many, 20)


def test_a_forged_cursor_shows_the_beginning(nour: Persona, rowan: Persona, client: Client) -> None:
    tell(nour, rowan)
    sign_in(client, nour, language="en")
    assert b"Rowan" in client.get("/bell/?after=forged").content


def test_all_read_empties_the_count_and_leads_back(nour: Persona, rowan: Persona, client: Client) -> None:
    tell(nour, rowan)
    sign_in(client, nour, language="en")
    assert client.post("/bell/read/").headers["Location"] == "/bell/"
    assert unread_count(viewer(nour)) == 0


def test_arabic_readers_meet_arabic_digits(nour: Persona, rowan: Persona, camille: Persona, mara: Persona) -> None:
    for actor in (rowan, camille, mara):
        tell(nour, actor)
    with translation.override("ar"):
        line = bell_page(viewer(nour, language="ar")).lines[0]
    assert "2" not in line.sentence_html
    assert not any(digit in line.when for digit in "0123456789")
