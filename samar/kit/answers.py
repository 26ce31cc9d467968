"""Answers that several rooms give."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect


def see_other(to: str, *args: Any, **kwargs: Any) -> HttpResponse:
    """After a POST: go on to the route or address `to` by GET, so that reloading sends nothing again."""
    response: HttpResponse = redirect(to, *args, **kwargs)
    response.status_code = 303
    return response
