"""The page of help: there for anyone, at once, whatever else is broken."""

import gzip
import re

import pytest
import time_machine
from django.db import connection
from django.test import Client

from samar.crisis.lines import all_lines, cautions_by_country
from samar.crisis.queries import countries_to_choose, help_for
from samar.design.bundle import stylesheet
from samar.places.queries import countries, country

LANGUAGES = ("en", "fr", "ar")
KNOWN = sorted({one.country for one in all_lines() if one.country != "INT"})
MOST_BYTES = 20_000  # issue 2, "Crisis lines"


def page(path="/help-now/", language="en"):
    """The page as a visitor gets it. No test that calls this asks for a database, so none may be touched."""
    answer = Client(HTTP_ACCEPT_LANGUAGE=language).get(path)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_small_in_every_language(language):
    paths = ["/help-now/", *(f"/help-now/{one.iso2.lower()}/" for one in countries(language))]
    sizes = {path: len(page(path, language).encode()) for path in paths}
    assert len(sizes) == 250
    assert {path: size for path, size in sizes.items() if size >= MOST_BYTES} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_first_visit_on_a_slow_line_is_small_with_its_stylesheet(language):
    sent = (page("/help-now/fr/", language).encode(), stylesheet().encode())
    assert sum(len(gzip.compress(part)) for part in sent) < MOST_BYTES


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/help-now/", "/help-now/fr/", "/help-now/sa/"])
def test_the_page_asks_no_database(client, django_assert_num_queries, path):
    with django_assert_num_queries(0):
        assert client.get(path).status_code == 200


@pytest.mark.parametrize("code", KNOWN)
def test_a_country_shows_all_its_lines_and_then_those_across_borders(code):
    text = page(f"/help-now/{code.lower()}/")
    shown = help_for(country(code))
    assert len(shown.lines) == sum(one.country == code for one in all_lines())
    for one in shown.lines:
        for number in one.phones:
            assert f'href="tel:{number.digits}"' in text
            assert number.published in text
    assert text.index(shown.lines[0].name.replace("&", "&amp;")) < text.index("Find A Helpline")


def test_lines_open_day_and_night_come_first():
    always = [one.hours.are_always for one in help_for(country("US")).lines]
    assert always == sorted(always, reverse=True)


def test_no_button_is_blank():
    for code in KNOWN:
        text = page(f"/help-now/{code.lower()}/")
        assert not re.search(r'href="(tel:|sms:|mailto:)?"', text)
    morocco = page("/help-now/ma/")
    assert "tel:" not in morocco
    assert "stopsilence.org" in morocco


@pytest.mark.parametrize("code", ["sa", "dz", "jo", "ae", "my", "pk", "aq"])
def test_a_country_without_lines_gets_an_honest_word_and_what_one_can_do(code):
    text = page(f"/help-now/{code}/")
    assert "We know of no line in this country" in text
    assert "What you can do" in text
    assert "Befrienders Worldwide" in text


@pytest.mark.parametrize("code", sorted(cautions_by_country()))
def test_cautions_stand_before_the_first_number(code):
    text = page(f"/help-now/{code.lower()}/")
    assert 0 < text.index("Before you call") < text.find("tel:") % len(text)


def test_what_to_do_right_now_comes_before_everything_else():
    text = page("/help-now/us/")
    assert text.index("Move away from anything") < text.index("tel:")
    assert "police" not in text.lower()
    assert "press 3" not in text.lower()


def test_a_text_line_says_the_word_to_send():
    text = page("/help-now/us/")
    assert 'href="sms:741741?&amp;body=HOME"' in text
    assert "HOME" in re.sub(r"<[^>]+>", "", text)


def test_a_visitor_chooses_a_country_by_plain_links():
    text = page("/help-now/")
    assert all(f'href="/help-now/{code.lower()}/#call"' in text for code in KNOWN)
    assert "tel:" not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_countries_are_offered_in_the_readers_alphabet(language):
    names = [one.name(language) for one in countries_to_choose(language)]
    text = page("/help-now/", language)
    places = [text.index(f">{name}<") for name in names]
    assert places == sorted(places)
    assert len(names) == 31


def test_an_address_never_decides():
    plain = page("/help-now/")
    asked = Client(REMOTE_ADDR="194.199.1.1", HTTP_X_FORWARDED_FOR="194.199.1.1", HTTP_ACCEPT_LANGUAGE="en")
    assert asked.get("/help-now/").content.decode() == plain


@pytest.mark.parametrize("path", ["/help-now/zz/", "/help-now/int/", "/help-now/FR/", "/help-now/f/"])
@pytest.mark.django_db
def test_an_unknown_country_is_not_here(client, path):
    assert client.get(path).status_code == 404


@pytest.mark.django_db
def test_nothing_can_be_sent_to_the_page(client):
    assert client.post("/help-now/").status_code == 405


@pytest.mark.parametrize("path", ["/help-now/", "/help-now/eg/"])
def test_the_page_may_be_kept_holds_no_form_cookie_or_script_of_its_own(path):
    answer = Client().get(path)
    text = answer.content.decode()
    main = text[text.index("<main") : text.index("</main>")]
    assert "<form" not in main
    assert "<script" not in main
    assert not answer.cookies
    assert "style=" not in text


def test_title_and_address_give_nothing_away():
    assert re.search(r"<title>\s*Help\s*</title>", page("/help-now/eg/"))


def test_a_line_past_its_check_stays_with_its_date():
    with time_machine.travel("2027-06-01T12:00:00Z"):
        text = page("/help-now/fr/")
    assert "3114" in text
    assert "Last checked on 20 November 2026" in text


def test_the_day_makes_a_kept_page_old():
    with time_machine.travel("2026-11-21T12:00:00Z"):
        assert "Last checked" not in page("/help-now/fr/")
    with time_machine.travel("2027-06-01T12:00:00Z"):
        assert "Last checked" in page("/help-now/fr/")


def test_a_member_finds_the_country_of_their_settings_first(nour, signed_in):
    text = signed_in(nour, language="en").get("/help-now/").content.decode()
    assert 'href="tel:1564"' in text
    assert "no-store" in signed_in(nour).get("/help-now/").headers["Cache-Control"]


def test_a_member_may_look_at_another_country(nour, signed_in):
    assert 'href="tel:3114"' in signed_in(nour).get("/help-now/fr/").content.decode()


@pytest.fixture
def database_is_down(django_db_blocker, monkeypatch):
    with django_db_blocker.unblock():
        connection.close()
        monkeypatch.setitem(connection.settings_dict, "NAME", "/nowhere/at/all")
        yield
        connection.close()


@pytest.mark.parametrize("path", ["/help-now/", "/help-now/lb/"])
def test_a_member_is_helped_and_stays_signed_in_while_the_database_is_down(database_is_down, path):
    client = Client()
    client.cookies["s"] = "a-session-that-cannot-be-looked-up"
    answer = client.get(path)
    assert answer.status_code == 200
    assert "Find A Helpline" in answer.content.decode()
    assert "s" not in answer.cookies
