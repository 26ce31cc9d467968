"""The table of lines: nothing unchecked in it, no number altered, nothing its sources do not say."""

import csv
import re
from datetime import date
from pathlib import Path

import pytest
import time_machine
from django.utils import translation

from samar.crisis.lines import CAUTIONS_BY_COUNTRY, LINES, Number, all_lines, cautions_by_country
from samar.places.queries import country

SOURCE = Path(__file__).parents[2].parent / "shared" / "data" / "crisis_lines.csv"
needs_source = pytest.mark.skipif(not SOURCE.exists(), reason="the collected data is not beside this tree")
WITHHELD = {("MA", "Sourire de Reda (Stop Silence chat)")}  # its telephone number stands in one list only


def rows_of(table):
    with table.open(encoding="utf-8", newline="") as rows:
        return list(csv.DictReader(rows))


SHIPPED = rows_of(LINES)
EACH_ROW = pytest.mark.parametrize("row", SHIPPED, ids=lambda row: f"{row['country']}-{row['name'][:20]}")


@pytest.fixture(scope="module")
def collected():
    return {(row["country"], row["name"]): row for row in rows_of(SOURCE)}


def line(country_code, start):
    return next(one for one in all_lines() if one.country == country_code and one.name.startswith(start))


def digits(text):
    return re.sub(r"[^\d+]", "", text)


@needs_source
def test_every_verified_row_is_shipped_and_no_other(collected):
    verified = {key for key, row in collected.items() if row["verified"] == "yes"}
    assert {(row["country"], row["name"]) for row in SHIPPED} == verified
    assert len(SHIPPED) == len(verified)


@needs_source
@EACH_ROW
def test_no_number_or_address_differs_from_the_collected_one(row, collected):
    source = collected[row["country"], row["name"]]
    if (row["country"], row["name"]) in WITHHELD:
        assert row["phone"] == ""
    else:
        assert row["phone"] == source["phone"]
    assert (row["chat_url"] or row["page_url"]) == source["chat_url"]
    assert not (row["chat_url"] and row["page_url"])
    for extra in (row["second_phone"], row["email"]):
        assert extra in source["note"]


@needs_source
@EACH_ROW
def test_no_text_number_or_keyword_differs_from_the_collected_one(row, collected):
    sms, _, whatsapp = collected[row["country"], row["name"]]["sms"].partition("; WhatsApp ")
    written = f"{row['sms_keyword']} to {row['sms']}" if row["sms_keyword"] else row["sms"]
    assert (written, row["whatsapp"]) == (sms, whatsapp)


@needs_source
@EACH_ROW
def test_what_is_said_of_the_source_is_the_collected_source(row, collected):
    source = collected[row["country"], row["name"]]
    assert row["source"] == source["source"]
    assert row["source_date"] == source["source_date"].replace("unknown", "")
    assert date.fromisoformat(row["checked_date"]) >= date.fromisoformat(source["checked_date"])
    assert set(row["languages"].split(";")) == {one for one in source["languages"].split(";") if "(" not in one}


@needs_source
@EACH_ROW
def test_hours_that_the_source_does_not_know_are_not_invented(row, collected):
    hours = collected[row["country"], row["name"]]["hours"]
    if "check website" in hours or "differ between sources" in hours:
        assert row["hours"] == "unknown"
    assert (row["hours"] == "24/7") == hours.startswith("24/7")
    if re.fullmatch(r"\d\d:\d\d", row["hours"][-5:]):
        assert set(re.findall(r"\d\d:\d\d", row["hours"])) <= set(re.findall(r"\d\d:\d\d", hours))


@EACH_ROW
def test_every_line_can_be_reached_somehow(row):
    assert any(row[way] for way in ("phone", "sms", "chat_url", "page_url"))


@EACH_ROW
def test_what_is_particular_to_a_line_is_said_in_three_languages(row):
    assert len({bool(row[f"note_{language}"]) for language in ("en", "fr", "ar")}) == 1
    assert not re.search(r"[A-Za-z]", row["note_ar"])


def test_every_row_is_understood_and_its_country_exists():
    assert len(all_lines()) == len(SHIPPED)
    assert all(one.country == "INT" or country(one.country) for one in all_lines())
    assert all(country(code) for code in cautions_by_country())


def test_countries_where_calls_may_be_recorded_say_so_before_any_number():
    assert {"EG", "TN", "MA", "DZ", "JO", "AE", "MY", "PK"} <= set(cautions_by_country())
    for row in rows_of(CAUTIONS_BY_COUNTRY):
        if row["country"] not in {"LB", "BD"}:
            assert {"general_or_state", "recorded", "keep_back"} <= set(row["cautions"].split(";"))


def test_known_traps_are_not_in_the_table():
    text = LINES.read_text(encoding="utf-8")
    for trap in ("0300 330 0630", "1-800-268-9688", "0300 330 5468", "0 810 20 30 40", "+212", "71 916 146"):
        assert trap not in text
    for language in ("en", "fr", "ar"):
        assert not any(
            re.search(r"press (3|three)|tap(er|ez) 3|الرقم [3٣]", row[f"note_{language}"]) for row in SHIPPED
        )


def test_a_number_is_dialled_as_published_without_a_guessed_prefix():
    assert Number("1-866-488-7386").digits == "18664887386"
    assert Number("0800 111 0 111").digits == "08001110111"
    for one in all_lines():
        for number in (*one.phones, one.sms):
            assert number is None or re.fullmatch(r"\+?\d{2,15}", number.digits)


def test_a_message_opens_with_its_keyword_on_both_kinds_of_telephone():
    assert line("US", "Crisis Text").sms_link == "sms:741741?&body=HOME"
    assert line("US", "The Trevor").sms_link == "sms:678678?&body=START"
    assert line("US", "988").sms_link == "sms:988"
    assert line("GB", "Samaritans").sms_link == ""


def test_a_name_that_is_itself_translated_is_told_in_the_readers_language():
    secretariat = line("EG", "General")
    with translation.override("ar"):
        assert (secretariat.shown_name, secretariat.shown_name_language) == (
            "الأمانة العامة للصحة النفسية",
            "ar",
        )
    with translation.override("en"):
        assert (secretariat.shown_name, secretariat.shown_name_language) == (secretariat.name, "en")


def test_a_line_is_overdue_on_the_ninety_first_day():
    checked = line("FR", "3114")
    with time_machine.travel("2027-02-18T12:00:00Z", tick=False):
        assert not checked.is_overdue
    with time_machine.travel("2027-02-19T12:00:00Z", tick=False):
        assert checked.is_overdue


def test_ages_are_said_with_the_audience():
    with translation.override("en"):
        assert line("US", "The Trevor").for_whom == "For young LGBTQ+ people, up to 24 years old"
        assert line("FR", "Le Refuge").for_whom == "For young LGBTQ+ people, from 14 to 25 years old"
        assert line("FR", "3114").for_whom == "For everyone"
