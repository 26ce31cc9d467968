"""Addresses of stories."""

from django.urls import URLPattern, path

from samar.stories.views import lists, story, write

urlpatterns: list[URLPattern] = [
    path("stories/", lists.stories, name="stories"),
    path("stories/waiting/", lists.waiting, name="stories-waiting"),
    path("stories/topics/<slug:slug>/", lists.by_topic, name="stories-topic"),
    path("stories/<slug:kind>/", lists.by_kind, name="stories-kind"),
    path("p/<slug:public_id>/stories/", lists.by_persona, name="persona-stories"),
    path("me/texts/", lists.texts, name="me-texts"),
    path("me/drafts/", lists.drafts, name="me-drafts"),
    path("write/", write.write, name="write"),
    path("write/draft/", write.keep, name="keep-draft"),
    path("write/preview/", write.preview, name="preview"),
    path("write/<slug:public_id>/", write.draft, name="draft"),
    path("write/<slug:public_id>/discard/", write.discard, name="discard-draft"),
    path("s/<slug:public_id>/", story.story, name="story"),
    path("s/<slug:public_id>/edit/", story.edit, name="edit-story"),
    path("s/<slug:public_id>/remove/", story.remove, name="remove-story"),
    path("s/<slug:public_id>/history/", story.history, name="story-history"),
]
