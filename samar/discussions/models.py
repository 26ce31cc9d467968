"""What people say to each other: threads, replies, responses, drafts and earlier versions.

A thread's words stand in `title`, `source`, `html` when at least all members may read them, and in its PrivateWords
otherwise, so that text meant for fewer is in no list, card or index. `fragment` and `card` are HTML made when the
words were written, with slots for what depends on the reader (kit.fragments).
"""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from samar.kit.clock import now
from samar.kit.ids import new_public_id
from samar.people.models import Audience, Persona


class ResponseKind(models.TextChoices):
    """Responses that say something. Never summed into a score, never used to rank."""

    HEAR = "hear", _("I hear you")
    ME_TOO = "me_too", _("me too")
    PROUD = "proud", _("proud of you")
    THANKS = "thanks", _("thank you")
    HUG = "hug", _("hug")


class ContentNote(models.TextChoices):
    """What a text touches, said before it is opened."""

    VIOLENCE = "violence", _("violence")
    REJECTION = "rejection", _("rejection by family")
    SELF_HARM = "self_harm", _("self-harm")
    SUICIDE = "suicide", _("suicide")
    ASSAULT = "assault", _("sexual violence")
    RELIGION = "religion", _("religion")
    BODY = "body", _("body and dysphoria")
    DISCRIMINATION = "discrimination", _("discrimination")
    ILLNESS = "illness", _("illness")
    GRIEF = "grief", _("grief")
    POLICE = "police", _("police and prison")
    OUTING = "outing", _("being outed")
    SUBSTANCES = "substances", _("alcohol and drugs")


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
    fragment = models.TextField(blank=True)
    lang = models.CharField(max_length=12)
    notes = models.JSONField(default=list)  # ContentNote values
    own_note = models.CharField(max_length=80, blank=True)
    created_at = models.DateTimeField(default=now)
    edited_at = models.DateTimeField(null=True)
    is_removed = models.BooleanField(default=False)
    response_counts = models.JSONField(default=dict)  # ResponseKind -> how many, kept when responding

    class Meta:
        abstract = True


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

    TIERS: ClassVar = {
        "T0": "id public_id author source html fragment lang notes own_note created_at edited_at is_removed "
        "response_counts kind title card audience is_listed is_open awaits_reply reply_count version"
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
                condition=models.Q(audience__gte=Audience.MEMBERS) | models.Q(title="", source="", html=""),
                name="thread_private_words_elsewhere",
            ),
            models.CheckConstraint(
                condition=models.Q(is_listed=False) | models.Q(audience__gte=Audience.MEMBERS, is_removed=False),
                name="thread_listed_only_to_members",
            ),
            models.CheckConstraint(
                condition=models.Q(is_open=False) | models.Q(audience=Audience.EVERYONE, is_removed=False),
                name="thread_open_only_to_everyone",
            ),
        ]


class PrivateWords(models.Model):
    """The words of a thread that fewer than all members may read."""

    thread = models.OneToOneField(Thread, models.CASCADE, primary_key=True, related_name="private_words")
    title = models.CharField(max_length=200, blank=True)
    source = models.TextField()
    html = models.TextField()

    TIERS: ClassVar = {"T0": "thread", "T1": "title source html"}


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


class Reply(Words):
    """An answer in a thread, or to a reply: one level deep."""

    thread = models.ForeignKey(Thread, models.CASCADE, related_name="replies")
    parent = models.ForeignKey("self", models.CASCADE, null=True, related_name="children")
    top = models.PositiveBigIntegerField()  # the id of the reply that starts this exchange; its own when it is one
    quote = models.TextField(blank=True)  # the words quoted
    quoted = models.ForeignKey(Persona, models.SET_NULL, null=True, related_name="+")  # and who said them
    has_helped = models.BooleanField(default=False)  # the asker of a question said so

    TIERS: ClassVar = {
        "T0": "id public_id author source html fragment lang notes own_note created_at edited_at is_removed "
        "response_counts thread parent top quote quoted has_helped"
    }

    class Meta:
        indexes = [models.Index(fields=["thread", "top", "id"], name="reply_in_order")]


class Response(models.Model):
    """One persona's response of one kind to a thread, or to a reply of it."""

    thread = models.ForeignKey(Thread, models.CASCADE, related_name="responses")
    reply = models.ForeignKey(Reply, models.CASCADE, null=True, related_name="responses")
    persona = models.ForeignKey(Persona, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=8, choices=ResponseKind)

    TIERS: ClassVar = {"T0": "id thread reply persona kind"}

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["thread", "persona", "kind"],
                condition=models.Q(reply__isnull=True),
                name="response_to_thread_once",
            ),
            models.UniqueConstraint(fields=["reply", "persona", "kind"], name="response_to_reply_once"),
        ]
        indexes = [models.Index(fields=["persona", "thread"], name="response_of_persona")]


class Revision(models.Model):
    """What a text said before it was edited: for its author and for moderators."""

    thread = models.ForeignKey(Thread, models.CASCADE, null=True, related_name="revisions")
    reply = models.ForeignKey(Reply, models.CASCADE, null=True, related_name="revisions")
    title = models.CharField(max_length=200, blank=True)
    source = models.TextField()
    written_at = models.DateTimeField()

    TIERS: ClassVar = {"T0": "id thread reply written_at", "T1": "title source"}

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(thread__isnull=False, reply__isnull=True)
                | models.Q(thread__isnull=True, reply__isnull=False),
                name="revision_of_one",
            )
        ]


class Draft(models.Model):
    """A text on its way: kept as it is typed, for its author alone, in no index."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id)
    author = models.ForeignKey(Persona, models.CASCADE, related_name="drafts")
    fields = models.JSONField()  # the form's fields as typed
    answers = models.ForeignKey(Thread, models.CASCADE, null=True, related_name="+")  # the thread a reply is for
    kept_at = models.DateTimeField(default=now)

    TIERS: ClassVar = {"T0": "id public_id author answers kept_at", "T1": "fields"}

    class Meta:
        indexes = [models.Index(fields=["author", "-id"], name="draft_author")]
