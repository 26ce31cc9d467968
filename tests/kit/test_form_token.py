"""The token of a form is Django's: it accepts it, and no two are alike."""

from django.http import HttpRequest
from django.middleware.csrf import _does_token_match, get_token, rotate_token

from samar.kit.form_token import form_token


def test_django_takes_it_and_no_two_are_alike() -> None:
    request = HttpRequest()
    get_token(request)
    tokens = {form_token(request) for _page in range(50)}
    assert len(tokens) == 50
    assert all(_does_token_match(token, request.META["CSRF_COOKIE"]) for token in tokens)


def test_the_mask_uses_every_letter_about_as_often() -> None:
    request = HttpRequest()
    get_token(request)
    drawn = "".join(form_token(request)[:32] for _page in range(2000))
    counts = [drawn.count(letter) for letter in set(drawn)]
    assert len(counts) == 62
    assert max(counts) < 1.3 * min(counts)


def test_the_browser_gets_its_cookie_with_the_page() -> None:
    request = HttpRequest()
    token = form_token(request)
    assert request.META["CSRF_COOKIE_NEEDS_UPDATE"]
    assert _does_token_match(token, request.META["CSRF_COOKIE"])
    rotate_token(request)
    assert not _does_token_match(token, request.META["CSRF_COOKIE"])
