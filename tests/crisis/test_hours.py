"""Hours, from their code to what a reader is told."""

import pytest
from django.utils import translation

from samar.crisis.hours import parse_hours


def said(code, **about):
    with translation.override("en"):
        return parse_hours(code, **about).sentences()


@pytest.mark.parametrize(
    ("code", "sentences"),
    [
        ("24/7", ("Day and night, every day",)),
        ("Mon-Sun 10:00-22:00", ("Every day, from 10:00 to 22:00",)),
        ("Sat-Sun 16:00-18:00", ("Saturday and Sunday, from 16:00 to 18:00",)),
        ("Fri 16:00-21:30", ("Friday, from 16:00 to 21:30",)),
        ("08:30-24:00", ("From 8:30 to midnight",)),
        ("Mon-Fri", ("Monday to Friday",)),
        ("Mon-Fri appointment", ("Monday to Friday, by appointment",)),
        (
            "Mon-Thu 18:30-22:00; Fri 16:00-22:00",
            ("Monday to Thursday, from 18:30 to 22:00", "Friday, from 16:00 to 22:00"),
        ),
        ("unknown", ("We do not know the hours.",)),
        ("none", ()),
    ],
)
def test_hours_are_said_in_words(code, sentences):
    assert said(code) == sentences


def test_a_zone_is_named_where_the_country_has_several():
    assert said("Mon-Fri 10:00-18:00", zone="pacific") == ("Monday to Friday, from 10:00 to 18:00, Pacific time",)


@pytest.mark.parametrize("code", ["", "always", "Mon-Fri 9-5", "Lun-Ven 10:00-12:00", "10:00", "Mon 10:00-12:00;Tue"])
def test_hours_that_are_not_understood_are_refused(code):
    with pytest.raises(ValueError, match=r"."):
        parse_hours(code)


def test_an_unknown_zone_is_refused():
    with pytest.raises(ValueError, match="unknown zone"):
        parse_hours("24/7", zone="mars")
