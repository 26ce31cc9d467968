"""Answering and responding over HTTP: without scripts by redirects, with htmx by fragments."""

from collections.abc import Callable
from html import unescape

import pytest
from django.test import Client

from samar.discussions.actions import remove_reply, remove_thread
from samar.discussions.models import Draft, Reply, Thread
from samar.people.models import Audience, Persona
from tests.discussions.words import again, answered, told
from tests.people import viewer

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


@pytest.fixture
def thread(nour: Persona) -> Thread:
    return told(nour, kind="question")


@pytest.fixture
def browser(signed_in: Callable[..., Client], rowan: Persona) -> Client:
    """Rowan's."""
    return signed_in(rowan)


def test_an_answer_leads_to_its_place(browser: Client, thread: Thread) -> None:
    sent = browser.post(f"/s/{thread.public_id}/replies/", {"body": "I am up."})
    reply = Reply.objects.get()
    assert (sent.status_code, sent["Location"]) == (303, f"/s/{thread.public_id}/#r-{reply.public_id}")


def test_htmx_gets_the_answer_and_a_fresh_form(browser: Client, thread: Thread) -> None:
    form = {"body": "I am up.", "once": "k" * 20}
    sent = browser.post(f"/s/{thread.public_id}/replies/", form, headers=HTMX)
    page = sent.content.decode()
    assert (sent.status_code, sent["HX-Retarget"]) == (200, "#answering")
    assert f'id="r-{Reply.objects.get().public_id}"' in page
    assert "k" * 20 not in page
    assert "<html" not in page


def test_htmx_gets_the_form_back_with_what_is_wrong(browser: Client, thread: Thread) -> None:
    sent = browser.post(f"/s/{thread.public_id}/replies/", {"body": "", "own_note": "x" * 81}, headers=HTMX)
    assert sent.status_code == 422
    assert "<html" not in sent.content.decode()
    assert "A few words are enough" in sent.content.decode()


def test_sent_twice_is_sent_once(browser: Client, thread: Thread) -> None:
    form = {"body": "I am up.", "once": "k" * 20}
    places = {browser.post(f"/s/{thread.public_id}/replies/", form)["Location"] for _time in range(2)}
    assert len(places) == 1
    assert Reply.objects.count() == 1


def test_refused_once_may_be_sent_again_with_the_same_key(browser: Client, thread: Thread) -> None:
    form = {"body": "", "once": "k" * 20}
    assert browser.post(f"/s/{thread.public_id}/replies/", form).status_code == 422
    assert browser.post(f"/s/{thread.public_id}/replies/", form | {"body": "now"}).status_code == 303


def test_an_answer_to_a_reply_that_went_becomes_one_to_the_text(
    browser: Client, thread: Thread, camille: Persona
) -> None:
    parent = answered(camille, thread)
    remove_reply(author=viewer(camille), reply=parent)
    form = {"body": "Typed with care.", "parent": parent.public_id}
    back = browser.post(f"/s/{thread.public_id}/replies/", form)
    page = back.content.decode()
    assert back.status_code == 422
    assert "has been taken back" in page
    assert "Typed with care." in page
    assert parent.public_id not in page


def test_an_answer_to_a_text_that_went_is_given_back(browser: Client, thread: Thread, nour: Persona) -> None:
    remove_thread(author=viewer(nour), thread=thread)
    back = browser.post(f"/s/{thread.public_id}/replies/", {"body": "Typed with care."})
    assert back.status_code == 422
    assert "Typed with care." in back.content.decode()
    assert browser.post(f"/s/{thread.public_id}/replies/", {"body": ""}).status_code == 404


def test_the_form_stands_under_the_reply_it_answers_and_offers_a_quote(
    browser: Client, thread: Thread, camille: Persona
) -> None:
    parent = answered(camille, thread, "First this. Then that.")
    address = f"/s/{thread.public_id}/r/{parent.public_id}/answer/"
    assert "Words you quote" not in browser.get(address).content.decode()
    page = unescape(browser.get(f"{address}?quote=1").content.decode())
    assert "\nFirst this.</textarea>" in page
    form = {"body": "Yes.", "parent": parent.public_id, "quote": "First this."}
    browser.post(f"/s/{thread.public_id}/replies/", form)
    assert Reply.objects.latest("id").quoted_id == camille.id


def test_looking_first_sends_nothing(browser: Client, thread: Thread) -> None:
    page = browser.post(f"/s/{thread.public_id}/replies/", {"body": "so **this**", "act": "preview"})
    assert "so <strong>this</strong>" in page.content.decode()
    assert not Reply.objects.exists()


def test_a_draft_is_kept_with_and_without_scripts(browser: Client, thread: Thread) -> None:
    address = f"/s/{thread.public_id}/draft/"
    said = browser.post(address, {"body": "half"}, headers={"Accept": "application/json"})
    assert said.json() == {"said": "Kept, a moment ago"}
    plain = browser.post(address, {"body": "half a"})
    assert (plain.status_code, plain["Location"]) == (303, f"/s/{thread.public_id}/#answer")
    assert Draft.objects.get().fields == {"body": ["half a"]}
    assert "half a</textarea>" in browser.get(f"/s/{thread.public_id}/").content.decode()
    too_long = browser.post(address, {"body": "x" * 50_000}, headers={"Accept": "application/json"})
    assert too_long.status_code == 422
    assert "longer than" in too_long.json()["said"]


def test_an_answer_begun_under_a_reply_goes_on_there(browser: Client, thread: Thread, camille: Persona) -> None:
    parent = answered(camille, thread, "First this. Then that.")
    begun = {"body": "half", "parent": parent.public_id, "quote": "Then that."}
    browser.post(f"/s/{thread.public_id}/draft/", begun)
    under = f"/s/{thread.public_id}/r/{parent.public_id}/answer/"
    there = browser.get(under).content.decode()
    assert "half</textarea>" in there
    assert "Then that.</textarea>" in there
    on_the_page = browser.get(f"/s/{thread.public_id}/").content.decode()
    assert f'href="{under}"' in on_the_page
    assert f'value="{parent.public_id}"' not in on_the_page
    assert "Then that.</textarea>" not in on_the_page


def test_too_many_answers_wait_and_keep_their_words(
    browser: Client, thread: Thread, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("samar.discussions.views.replies.MOST_ANSWERS", 1)
    assert browser.post(f"/s/{thread.public_id}/replies/", {"body": "One."}).status_code == 303
    back = browser.post(f"/s/{thread.public_id}/replies/", {"body": "Two, with care."})
    assert back.status_code == 422
    assert "Too many tries" in back.content.decode()
    assert "Two, with care." in back.content.decode()


def test_responding_leads_back_and_presses_again_take_back(browser: Client, thread: Thread, camille: Persona) -> None:
    reply = answered(camille, thread)
    to_text, to_reply = f"/s/{thread.public_id}/respond/", f"/s/{thread.public_id}/r/{reply.public_id}/respond/"
    assert browser.post(to_text, {"kind": "hear"})["Location"] == f"/s/{thread.public_id}/#hearing"
    assert browser.post(to_reply, {"kind": "hug"})["Location"].endswith(f"#r-{reply.public_id}")
    page = browser.get(f"/s/{thread.public_id}/").content.decode()
    assert 'name="back" value="hear" aria-pressed="true"' in page
    browser.post(to_text, {"back": "hear"})
    browser.post(to_reply, {"back": "hug"})
    assert (again(thread).heard, again(reply).heard) == ({}, {})


def test_htmx_gets_what_changed(browser: Client, thread: Thread, camille: Persona) -> None:
    reply = answered(camille, thread)
    text = browser.post(f"/s/{thread.public_id}/respond/", {"kind": "hear"}, headers=HTMX)
    assert text["HX-Retarget"] == "#hearing"
    assert "“I hear you”: you." in text.content.decode()
    one = browser.post(f"/s/{thread.public_id}/r/{reply.public_id}/respond/", {"kind": "hear"}, headers=HTMX)
    assert one["HX-Retarget"] == f"#r-{reply.public_id}"
    assert one.content.decode().startswith('<article class="reply"')


def test_the_asker_marks_what_helped(
    signed_in: Callable[..., Client], thread: Thread, nour: Persona, rowan: Persona
) -> None:
    reply = answered(rowan, thread)
    address = f"/s/{thread.public_id}/r/{reply.public_id}/helped/"
    assert signed_in(nour).post(address, {"helped": "yes"}).status_code == 303
    assert again(reply).has_helped
    signed_in(nour).post(address, {"helped": "no"})
    assert not again(reply).has_helped
    assert signed_in(rowan).post(address).status_code == 404


def test_a_reply_is_edited_and_taken_back_by_its_author_alone(
    signed_in: Callable[..., Client], browser: Client, thread: Thread, rowan: Persona, sacha: Persona, camille: Persona
) -> None:
    reply = answered(rowan, thread, "First words.")
    address = f"/s/{thread.public_id}/r/{reply.public_id}/"
    assert "First words." in browser.get(f"{address}edit/").content.decode()
    assert browser.post(f"{address}edit/", {"body": ""}).status_code == 422
    assert browser.post(f"{address}edit/", {"body": "Second."})["Location"].endswith(f"#r-{reply.public_id}")
    assert "First words." in browser.get(f"{address}history/").content.decode()
    assert "First words." in signed_in(sacha, language="en").get(f"{address}history/").content.decode()
    assert "Nothing stays." in browser.get(f"{address}remove/").content.decode()
    for verb in ("edit", "remove", "history"):
        assert signed_in(camille).get(f"{address}{verb}/").status_code == 404
    assert browser.post(f"{address}remove/")["Location"] == f"/s/{thread.public_id}/"
    assert not Reply.objects.exists()


def test_an_edit_of_what_went_meanwhile_is_given_back(browser: Client, thread: Thread, rowan: Persona) -> None:
    reply = answered(rowan, thread)
    remove_reply(author=viewer(rowan), reply=reply)
    back = browser.post(f"/s/{thread.public_id}/r/{reply.public_id}/edit/", {"body": "Typed with care."})
    assert back.status_code == 422
    assert "Typed with care." in back.content.decode()


def test_someone_signed_out_meanwhile_keeps_the_text(client: Client, thread: Thread) -> None:
    page = client.post(f"/s/{thread.public_id}/replies/", {"body": "Typed with care."})
    assert page.status_code == 403
    assert "Typed with care." in page.content.decode()


def test_nobody_answers_what_is_not_theirs_to_read(browser: Client, nour: Persona) -> None:
    private = told(nour, audience=Audience.ONLY_ME)
    assert browser.get(f"/s/{private.public_id}/answer/").status_code == 404
    assert browser.post(f"/s/{private.public_id}/respond/", {"kind": "hear"}).status_code == 404
