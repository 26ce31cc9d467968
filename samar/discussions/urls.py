"""Addresses of what one does in a thread."""

from django.urls import URLPattern, path

from samar.discussions.views import drafts, replies, responses

_REPLY = "s/<slug:thread>/r/<slug:reply>/"

urlpatterns: list[URLPattern] = [
    path("s/<slug:thread>/replies/", replies.replies, name="replies"),
    path("s/<slug:thread>/answer/", replies.answer, name="answer"),
    path("s/<slug:thread>/draft/", drafts.keep, name="reply-draft"),
    path("s/<slug:thread>/respond/", responses.to_thread, name="respond"),
    path(f"{_REPLY}answer/", replies.answer, name="answer-reply"),
    path(f"{_REPLY}edit/", replies.edit, name="edit-reply"),
    path(f"{_REPLY}remove/", replies.remove, name="remove-reply"),
    path(f"{_REPLY}history/", replies.history, name="reply-history"),
    path(f"{_REPLY}respond/", responses.to_reply, name="respond-to-reply"),
    path(f"{_REPLY}helped/", responses.helped, name="helped"),
]
