"""Answering: the form, sending it, changing an answer and taking it back."""

from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from samar.discussions.actions import edit_reply, remove_reply, reply
from samar.discussions.forms import ReplyForm, fields_of, fields_of_reply
from samar.discussions.models import Reply, Thread
from samar.discussions.queries import (
    earlier_versions,
    own_reply,
    reply_address,
    reply_draft_of,
    reply_for,
    reply_for_reader,
    source_of,
    thread_address,
    thread_for,
)
from samar.discussions.quoting import first_sentence
from samar.discussions.rendering import preview_html
from samar.discussions.views.going import go_on, put_in_place, wants_fragment
from samar.kit import toast
from samar.kit.answers import see_other
from samar.kit.errors import NotHere, Refused
from samar.kit.forms import UNFIT, add_refusal
from samar.kit.once import once
from samar.kit.routes import MEMBERS, route
from samar.kit.typed import nothing_lost
from samar.people.viewer import Request
from samar.safety.limits import count_try

MOST_ANSWERS = 60  # of one persona in ten minutes; counted with the answer, in its own transaction
TEN_MINUTES = timedelta(minutes=10)


@route(who=MEMBERS, methods=("POST",))
def replies(request: Request, thread: str) -> HttpResponse:
    """Send an answer."""
    with nothing_lost(request):
        found = thread_for(request.viewer, thread)
    form = ReplyForm(request.POST)
    form.full_clean()
    if request.POST.get("act") == "preview":
        return _answer_page(request, found, form)
    try:
        return _send(request, found, form)
    except Refused as refused:
        add_refusal(form, refused)
    return _answer_page(request, found, form, status=UNFIT)


@route(who=MEMBERS)
def answer(request: Request, thread: str, reply: str = "") -> HttpResponse:
    """The form of an answer on a page of its own, under what it answers; ?quote=1 fills in a sentence to quote."""
    found = thread_for(request.viewer, thread)
    parent = _open_parent(request, thread, reply) if reply else None
    begun = fields_of(reply_draft_of(request.viewer, thread), under=reply)
    if "quote" in request.GET:
        begun["quote"] = first_sentence(source_of(request.viewer, parent or found))
    return _answer_page(request, found, ReplyForm(initial=begun), parent)


@route(who=MEMBERS, methods=("GET", "POST"))
def edit(request: Request, thread: str, reply: str) -> HttpResponse:
    """Change the words of my reply."""
    with nothing_lost(request):
        found = own_reply(request.viewer, thread, reply)
    form = ReplyForm(request.POST or None, initial=fields_of_reply(found, source_of(request.viewer, found)))
    if form.is_bound and form.is_valid() and request.POST.get("act") != "preview":
        try:
            edit_reply(author=request.viewer, reply=found, words=form.words(request.viewer))
        except Refused as refused:
            add_refusal(form, refused)
        else:
            toast.say(request, _("Your reply is changed."))
            return see_other(reply_address(request.viewer, found))
    context = {
        "form": form,
        "reply": found,
        "thread": found.thread,
        "looks": request.POST.get("act") == "preview",
        "preview": _preview(request),
    }
    return render(request, "discussions/edit_reply.html", context, status=UNFIT if form.errors else 200)


@route(who=MEMBERS, methods=("GET", "POST"))
def remove(request: Request, thread: str, reply: str) -> HttpResponse:
    """Say what taking my reply back does; then do it."""
    found = own_reply(request.viewer, thread, reply)
    if request.method == "POST":
        leaves_place = remove_reply(author=request.viewer, reply=found)
        toast.say(request, _("Your reply is taken back."))
        return see_other(reply_address(request.viewer, found) if leaves_place else thread_address(thread))
    context = {"reply": found, "answered": found.children.exists(), "thread": found.thread}
    return render(request, "discussions/remove_reply.html", context)


@route(who=MEMBERS)
def history(request: Request, thread: str, reply: str) -> HttpResponse:
    """What a reply said before it was edited."""
    found = reply_for(request.viewer, thread, reply)
    versions = earlier_versions(request.viewer, found)
    context = {
        "versions": [(one, preview_html(source_of(request.viewer, one))) for one in versions],
        "back": reply_address(request.viewer, found),
    }
    return render(request, "discussions/history.html", context)


def _send(request: Request, thread: Thread, form: ReplyForm) -> HttpResponse:
    """Publish the answer once, and lead to it. Raises Refused."""
    with once(request) as attempt:
        if attempt.done:
            return go_on(request, attempt.location)
        count_try("reply", str(request.viewer.persona_id), limit=MOST_ANSWERS, per=TEN_MINUTES)
        words = form.words(request.viewer)
        parent = _parent(request, thread, form)
        quote = form.cleaned_data["quote"]
        sent = reply(author=request.viewer, thread=thread, words=words, parent=parent, quote=quote)
        address = reply_address(request.viewer, sent)
        attempt.leads_to(address)
    if wants_fragment(request) and not sent.parent_id:
        context = {"thread": thread, "sent": reply_for_reader(request.viewer, sent)}
        return put_in_place(render(request, "discussions/answered.html", context), "#answering", "outerHTML")
    return go_on(request, address)


def _parent(request: Request, thread: Thread, form: ReplyForm) -> Reply | None:
    """The reply that is answered. Raises Refused when it has been taken back meanwhile."""
    if not (wanted := form.cleaned_data["parent"]):
        return None
    try:
        return _open_parent(request, thread.public_id, wanted)
    except NotHere:
        raise Refused(
            _("The reply you were answering has been taken back. Your words can answer the text itself.")
        ) from None


def _open_parent(request: Request, thread: str, wanted: str) -> Reply:
    found = reply_for(request.viewer, thread, wanted)
    if found.is_removed:
        raise NotHere
    return found


def _answer_page(
    request: Request, thread: Thread, form: ReplyForm, parent: Reply | None = None, status: int = 200
) -> HttpResponse:
    """The form on its page, or its fragment for htmx. An answer to a reply that is gone becomes one to the text."""
    if parent is None and (wanted := request.POST.get("parent")):
        try:
            parent = _open_parent(request, thread.public_id, wanted)
        except NotHere:
            typed = request.POST.copy()
            typed["parent"] = ""
            form.data = typed
    context = {
        "thread": thread,
        "form": form,
        "parent": parent,
        "answered_html": reply_for_reader(request.viewer, parent, quiet=True) if parent else "",
        "looks": request.POST.get("act") == "preview",
        "preview": _preview(request),
    }
    if wants_fragment(request):
        page = render(request, "discussions/answering.html", context, status=status)
        return put_in_place(page, "#answering", "outerHTML")
    return render(request, "discussions/answer.html", context, status=status)


def _preview(request: Request) -> str:
    """What was typed, as it would be read, when that is asked for."""
    return preview_html(request.POST.get("body", "")) if request.POST.get("act") == "preview" else ""
