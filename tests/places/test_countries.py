"""The list of countries in the join form and on the help page."""

import pytest
from django.utils import translation

from samar.places.queries import TABLE, alphabetical_key, countries, country


def names(language):
    return [one.name(language) for one in countries(language)]


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_every_country_is_listed_once_with_a_name_in_each_language(language):
    listed = countries(language)
    assert len(listed) == len({one.iso2 for one in listed}) == 249
    assert all(one.names[language].strip() for one in listed)


def test_french_accents_do_not_send_a_country_to_the_end():
    listed = names("fr")
    in_order = ["Égypte", "Espagne", "États-Unis", "France", "Île Norfolk", "Inde"]
    assert sorted(in_order, key=listed.index) == in_order
    assert listed[-1] == "Zimbabwe"


def test_hyphens_sort_as_spaces_do():
    assert alphabetical_key("Guinée-Bissau") == alphabetical_key("Guinée Bissau")


def test_the_arabic_article_and_hamza_do_not_move_a_country():
    listed = names("ar")
    in_order = [
        "إثيوبيا",
        "الأردن",
        "ألمانيا",
        "البحرين",
        "تونس",
        "الجزائر",
        "السودان",
        "لبنان",
        "مصر",
        "الهند",
    ]
    assert sorted(in_order, key=listed.index) == in_order


def test_germany_keeps_the_letters_that_look_like_the_article():
    assert alphabetical_key("ألمانيا").startswith("الم")
    assert alphabetical_key("الهند") == "هند"


def test_an_unknown_language_reads_english_names_in_english_order():
    assert names("xx") == names("en")
    assert country("FR").name("xx") == "France"


def test_a_regional_language_reads_its_own_language():
    assert country("DE").name("fr-CA") == "Allemagne"
    assert countries("ar-lb") is countries("ar")


def test_a_code_is_found_in_either_case():
    assert country("lb") is country("LB")
    assert country("lb").iso2 == "LB"


@pytest.mark.parametrize("code", ["", "ZZ", "FRA", "f", "INT", "ß"])
def test_an_unknown_code_is_nowhere(code):
    assert country(code) is None


def test_a_country_prints_in_the_readers_language():
    with translation.override("ar"):
        assert str(country("FR")) == "فرنسا"
    with translation.override("fr"):
        assert str(country("FR")) == "France"
    with translation.override(None):
        assert str(country("DE")) == "Germany"


def test_the_list_is_read_from_the_file_once():
    assert countries("fr") is countries("fr")


def test_the_source_and_licence_stand_beside_the_table():
    sources = (TABLE.parent / "SOURCES.md").read_text(encoding="utf-8")
    assert all(word in sources for word in ("Unicode CLDR", "GeoNames", "CC BY 4.0", "2026-11-20"))
    assert (TABLE.parent / "LICENSE.unicode").exists()
