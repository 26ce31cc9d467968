"""Error pages: one look, nothing given away, nothing typed lost."""

import re
from collections.abc import Callable

import pytest
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.urls import get_resolver

from samar.design.errors import failed
from samar.kit.kept_text import KeptField
from samar.people.models import Persona
from samar.people.viewer import Viewer

pytestmark = pytest.mark.django_db

TYPED = [
    KeptField("title", 'A "title" <b>'),
    KeptField("body", "\nFirst line\nsecond </textarea><script>"),
    KeptField("kind", "question"),
]


def given_back(template: str) -> str:
    request = RequestFactory().post("/write/")
    request.viewer = Viewer()  # type: ignore[attr-defined]
    request.LANGUAGE_CODE = "en"
    context = {"reason": "Too long by ten words.", "action": "/write/?a=1&b=2", "fields": TYPED}
    return render_to_string(template, context, request)


def test_what_is_not_here_is_the_same_wherever_it_would_have_been(
    client: Client, signed_in: Callable[[Persona], Client], nour: Persona
) -> None:
    for browser in (client, signed_in(nour)):
        answers = [browser.get(path) for path in ("/nothing/", "/s/nothing/", "/stories/nothing/", "/me/no/no/")]
        assert {answer.status_code for answer in answers} == {404}
        assert len({answer.content for answer in answers}) == 1


@pytest.mark.parametrize("template", ["errors/refused.html", "errors/kept.html"])
def test_typed_text_comes_back_ready_to_be_sent(template: str) -> None:
    html = given_back(template)
    assert "Too long by ten words." in html
    assert '<form class="stack" method="post" action="/write/?a=1&amp;b=2">' in html
    assert 'name="csrfmiddlewaretoken"' in html
    assert re.search(r'<label class="field-label" for="kept-1">Title</label>\s*<input id="kept-1" name="title"', html)
    assert 'value="A &quot;title&quot; &lt;b&gt;"' in html
    assert "<script>" not in html.replace("<script src", "").replace('<script type="module"', "")
    assert '<input type="hidden" name="kind" value="question">' in html


def test_a_first_empty_line_survives_the_text_area() -> None:
    """HTML drops one line break after <textarea>; the template gives it one to drop."""
    assert re.search(r"<textarea[^>]*>\n\nFirst line\nsecond &lt;/textarea&gt;", given_back("errors/kept.html"))


def test_the_fragment_for_a_refusal_is_no_whole_page() -> None:
    html = given_back("errors/refused.html#refusal")
    assert html.lstrip().startswith('<div class="stack" role="alert">')
    assert "<html" not in html


def test_without_typed_text_there_is_a_way_back() -> None:
    request = RequestFactory().post("/x/")
    request.viewer = Viewer()  # type: ignore[attr-defined]
    request.LANGUAGE_CODE = "en"
    html = render_to_string("errors/refused.html", {"reason": "No.", "action": "/x/", "fields": []}, request)
    assert "<form" not in html
    assert 'href="/x/"' in html


def test_the_page_for_our_own_faults_needs_nothing() -> None:
    answer = failed(RequestFactory().get("/"))
    html = answer.content.decode()
    assert answer.status_code == 500
    assert "{%" not in html
    assert "{{" not in html
    assert all(f'lang="{language}"' in html for language in ("en", "fr", "ar"))
    assert 'href="/help-now/"' in html


def test_django_uses_these_pages() -> None:
    assert get_resolver().resolve_error_handler(500) is failed
