"""Nothing typed is lost: when a form cannot be taken, its text comes back to the person, ready to be sent again."""

from collections.abc import Collection
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.translation import gettext as _

_NEVER_KEPT = {"csrfmiddlewaretoken", "passphrase", "new_passphrase", "password", "code", "kept_action"}
KEPT_PREFIX = "kept."
LONGEST_WANTED = 1000  # characters of an address that is gone back to: no redirect may be very long
LINE_OF_TEXT = 60  # characters; longer values are shown in a text area


@dataclass(frozen=True)
class KeptField:
    name: str
    value: str

    @property
    def multiline(self) -> bool:
        return "\n" in self.value or len(self.value) > LINE_OF_TEXT

    @property
    def typed(self) -> bool:
        """Whether a person typed this, rather than the page having filled it in."""
        return self.name in {"title", "body", "name", "about", "own_note", "quote"} and bool(self.value.strip())


def kept_fields(request: HttpRequest, without: Collection[str] = ()) -> list[KeptField]:
    """What was typed in the form of `request`, without secrets and the fields `without`, in the form's order."""
    return [
        KeptField(name, str(value))
        for name, values in request.POST.lists()
        if name not in _NEVER_KEPT and name not in without and not name.startswith(KEPT_PREFIX)
        for value in values
    ]


def ask_to_sign_in(request: HttpRequest) -> HttpResponse:
    """Send a signed-out person to the sign-in page; what they were writing waits there in hidden fields."""
    if request.method != "POST":
        wanted = urlencode({"next": request.get_full_path()})
        return redirect(f"/sign-in/?{wanted}" if len(wanted) <= LONGEST_WANTED else "/sign-in/")
    context = {
        "reason": _("You were signed out meanwhile. Your text is still here: sign in, then send it again."),
        "kept": kept_fields(request),
        "kept_action": request.get_full_path(),
        "next": "",
    }
    return render(request, "accounts/sign_in.html", context, status=403)


def give_back(request: HttpRequest) -> HttpResponse | None:
    """After signing in: the form that waited, as a page of its own with a fresh token; None when none waited."""
    action = request.POST.get("kept_action", "")
    if not url_has_allowed_host_and_scheme(action, allowed_hosts=None):
        return None
    fields = [
        KeptField(name.removeprefix(KEPT_PREFIX), str(value))
        for name, values in request.POST.lists()
        if name.startswith(KEPT_PREFIX)
        for value in values
    ]
    context = {"reason": _("You are signed in. Here is your text."), "action": action, "fields": fields}
    return render(request, "errors/kept.html", context) if fields else None


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001  Django's signature
    """The page for a form whose token is no longer good: the typed text with a fresh token.

    What another site sent in a reader's name is nobody's text: it gets a page without a form, or one press on
    "send it again" would do what that site wanted.
    """
    if _came_from_elsewhere(request):
        return render(request, "errors/403_csrf.html", status=403)
    context = {
        "reason": _("This page was open for a long time. Your text is still here: please send it again."),
        "action": request.get_full_path(),
        "fields": kept_fields(request),
    }
    return render(request, "errors/kept.html", context, status=403)


def _came_from_elsewhere(request: HttpRequest) -> bool:
    """Whether the browser says so: by Sec-Fetch-Site, and older ones by the Origin that each sends with a POST."""
    if request.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
        return True
    here = f"{request.scheme}://{request.get_host()}"
    return request.headers.get("Origin", here) not in {here, *settings.CSRF_TRUSTED_ORIGINS}
