"""What people say to each other: threads, replies, responses, drafts and earlier versions.

A thread's words stand in the thread when at least all members may read them, and in its PrivateWords otherwise, so
that text meant for fewer is in no list, card or index. `html` and `card` are made when the words are written, with
slots for what depends on the reader (kit.fragments).
"""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from samar.kit.clock import now
from samar.kit.ids import new_public_id
from samar.people.models import Audience, Persona
from samar.people.viewer import Viewer


class Topic(models.Model):
    """What a thread is about; named in each language by stories.topics."""

    slug = models.SlugField(max_length=30, unique=True)

    TIERS: ClassVar = {"T0": "id slug"}


class Words(models.Model):
    """Words of one persona, with language and content notes."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id)
    author = models.ForeignKey(Persona, models.CASCADE)
    source = models.TextField(blank=True)
    html = models.TextField(blank=True)
    lang = models.CharField(max_length=12)
    notes = models.JSONField(default=list)  # ContentNote values
    own_note = models.CharField(max_length=80, blank=True)
    created_at = models.DateTimeField(default=now)
    edited_at = models.DateTimeField(null=True)
    is_removed = models.BooleanField(default=False)
    heard = models.JSONField(default=dict)  # ResponseKind -> [how many, ids of the latest three], kept when responding

    class Meta:
        abstract = True


class ThreadQuerySet(models.QuerySet["Thread"]):
    def visible_to(self, viewer: Viewer) -> Self:
        """Threads that `viewer` may open: shown widely enough or their own, by no one hidden from them."""
        return self.filter(may_read(viewer))

    def listed_for(self, viewer: Viewer) -> Self:
        """Threads that may stand in a list shown to `viewer`: visible, not removed, not by someone muted."""
        shown = Q(is_listed=True) if viewer.signed_in else Q(is_open=True)
        return self.filter(shown).exclude(author__in=viewer.hidden | viewer.muted)


def may_read(viewer: Viewer, thread: str = "") -> Q:
    """The rule by which `viewer` may read a thread; `thread` is the path to it, such as "thread__"."""
    admitted = Q(**{f"{thread}audience__gte": viewer.widest})
    if viewer.signed_in:
        admitted |= Q(**{f"{thread}author": viewer.persona_id})
    return admitted & ~Q(**{f"{thread}author__in": viewer.hidden}) if viewer.hidden else admitted


class Thread(Words):
    """A text that can be answered. `is_listed` and `is_open` say in one column what lists need to ask."""

    kind = models.CharField(max_length=12)
    title = models.CharField(max_length=200, blank=True)
    card = models.TextField(blank=True)
    audience = models.PositiveSmallIntegerField(choices=Audience)
    is_listed = models.BooleanField()  # all members may read it: audience at least members, not removed
    is_open = models.BooleanField()  # the web may read it: audience everyone, not removed
    awaits_reply = models.BooleanField(default=True)  # nobody but the author has answered yet
    reply_count = models.PositiveIntegerField(default=0)
    version = models.PositiveIntegerField(default=1)  # grows with whatever changes the page
    topics = models.ManyToManyField(Topic, through="ThreadTopic")

    objects = ThreadQuerySet.as_manager()

    TIERS: ClassVar = {
        "T0": "id public_id author source html lang notes own_note created_at edited_at is_removed "
        "heard kind title card audience is_listed is_open awaits_reply reply_count version"
    }

    class Meta:
        indexes = [
            models.Index(fields=["is_listed", "-id"], name="thread_listed"),
            models.Index(fields=["is_listed", "kind", "-id"], name="thread_listed_kind"),
            models.Index(fields=["is_listed", "lang", "-id"], name="thread_listed_lang"),
            models.Index(fields=["is_listed", "kind", "lang", "-id"], name="thread_listed_kind_lang"),
            models.Index(fields=["is_listed", "awaits_reply", "-id"], name="thread_listed_awaits"),
            models.Index(fields=["is_open", "-id"], name="thread_open"),
            models.Index(fields=["is_open", "kind", "-id"], name="thread_open_kind"),
            models.Index(fields=["is_open", "lang", "-id"], name="thread_open_lang"),
            models.Index(fields=["is_open", "kind", "lang", "-id"], name="thread_open_kind_lang"),
            models.Index(fields=["author", "-id"], name="thread_author"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(audience__gte=Audience.MEMBERS) | Q(title="", source="", html="", card="", own_note=""),
                name="thread_private_words_elsewhere",
            ),
            models.CheckConstraint(
                condition=Q(is_listed=False) | Q(audience__gte=Audience.MEMBERS, is_removed=False),
                name="thread_listed_only_to_members",
            ),
            models.CheckConstraint(
                condition=Q(is_open=False) | Q(audience=Audience.EVERYONE, is_removed=False),
                name="thread_open_only_to_everyone",
            ),
        ]


class PrivateWords(models.Model):
    """The words of a thread that fewer than all members may read."""

    thread = models.OneToOneField(Thread, models.CASCADE, primary_key=True, related_name="private_words")
    title = models.CharField(max_length=200, blank=True)
    source = models.TextField()
    html = models.TextField()
    notes = models.JSONField(default=list)
    own_note = models.CharField(max_length=80, blank=True)
    topics = models.JSONField(default=list)  # slugs

    TIERS: ClassVar = {"T0": "thread", "T1": "title source html notes own_note topics"}


class ThreadTopic(models.Model):
    """A topic of a thread, with what the topic's list needs to be read in order."""

    thread = models.ForeignKey(Thread, models.CASCADE)
    topic = models.ForeignKey(Topic, models.CASCADE)
    is_listed = models.BooleanField()
    is_open = models.BooleanField()

    TIERS: ClassVar = {"T0": "id thread topic is_listed is_open"}

    class Meta:
        constraints = [models.UniqueConstraint(fields=["thread", "topic"], name="thread_topic_once")]
        indexes = [
            models.Index(fields=["topic", "is_listed", "-thread"], name="topic_listed"),
            models.Index(fields=["topic", "is_open", "-thread"], name="topic_open"),
        ]


LISTS, NAMES = "lists", "names"  # what visitors see that is kept


class WebVersion(models.Model):
    """Grows with whatever changes what visitors see of `name`: the key of pages kept for them."""

    name = models.CharField(max_length=20, primary_key=True)
    number = models.PositiveBigIntegerField(default=0)

    TIERS: ClassVar = {"T0": "name number"}
