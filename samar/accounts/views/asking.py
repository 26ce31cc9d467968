"""Who asks, and where they were going before something had to be asked of them."""

from typing import cast

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

from samar.accounts.models import Member


def member_of(request: HttpRequest) -> Member:
    """The member who asks, in a view that only members reach."""
    return cast("Member", request.user)


def wanted_page(request: HttpRequest) -> str:
    """The address in `next`, when it is a page of this site, else ""."""
    wanted = request.POST.get("next") or request.GET.get("next", "")
    is_ours = wanted.startswith("/") and url_has_allowed_host_and_scheme(wanted, allowed_hosts=None)
    return wanted if is_ours else ""
