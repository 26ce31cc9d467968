"""Titles give nothing away, in no language."""

import pytest
from django.template import Context, Template
from django.utils import translation

from samar.design.neutral import TITLES, title

TELLING = """
lgbt gay lesb bi trans queer homo inter sex love coming-out identity pronoun crisis suicid abuse violen
support pride genre identité amour crise fierté مثلي كوير عابر مزدوج هوية انتحار عنف أزمة جنس حب فخر
"""


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_a_title_holds_no_telling_word(language: str) -> None:
    with translation.override(language):
        said = [title(key).lower() for key in TITLES]
    words = {word for line in said for word in line.replace(",", " ").split()}
    assert not [word for word in words for telling in TELLING.split() if word.startswith(telling)]


def test_an_unreviewed_title_is_refused() -> None:
    with pytest.raises(KeyError):
        title("somebody's own words")
    with pytest.raises(KeyError):
        Template('{% neutral "nothing-of-the-kind" %}').render(Context())


def test_a_template_says_it_in_the_language_of_the_page() -> None:
    assert Template('{% neutral "story" %}').render(Context()) == "Reading"
