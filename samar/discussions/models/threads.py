"""Threads: texts that can be answered.

A thread's words stand in the thread when at least all members may read them, and in its PrivateWords otherwise, so
that text meant for fewer is in no list, card or index. `html` and `card` are made when the words are written, with
slots for what depends on the reader (kit.fragments).
"""

from collections.abc import Collection
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from samar.discussions.models.readers import may_read
from samar.kit.clock import now
from samar.kit.ids import new_public_id
from samar.people.models import Audience, Persona
from samar.people.viewer import Viewer


class Words(models.Model):
    """Words of one persona, with language and content notes. Only a placeholder of words may lack an author."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id)
    author = models.ForeignKey(Persona, models.SET_NULL, null=True, db_index=False)
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

    def listed(self, *, to_members: bool, without: Collection[int]) -> Self:
        """Threads in the lists of members, or of visitors, without those by whom the reader has blocked or muted."""
        shown = self.filter(is_listed=True) if to_members else self.filter(is_open=True)
        return shown.exclude(author__in=without)


class Thread(Words):
    """A text that can be answered. `is_listed` and `is_open` say in one column what lists need to ask."""

    kind = models.CharField(max_length=12)
    title = models.CharField(max_length=200, blank=True)
    card = models.TextField(blank=True)
    audience = models.PositiveSmallIntegerField(choices=Audience)
    is_listed = models.BooleanField()  # all members may read it: audience at least members, not removed
    is_open = models.BooleanField()  # the web may read it: audience everyone, not removed
    awaits_reply = models.BooleanField(default=True)  # nobody but the author has answered yet
    reply_count = models.PositiveIntegerField(default=0)  # that stand, the author's own too
    voices = models.PositiveIntegerField(default=0)  # how many others have answered
    version = models.PositiveIntegerField(default=1)  # grows with whatever changes the page
    topics = models.JSONField(default=list)  # slugs, as the page shows them; lists go by ThreadTopic

    objects = ThreadQuerySet.as_manager()

    TIERS: ClassVar = {
        "T0": "id public_id author source html lang notes own_note created_at edited_at is_removed "
        "heard kind title card audience is_listed is_open awaits_reply reply_count voices version topics"
    }

    class Meta:
        indexes = [
            # One for each list of members, and one for each list of visitors: in order, and holding only what is shown.
            models.Index(fields=["-id"], condition=Q(is_listed=True), name="thread_listed"),
            models.Index(fields=["kind", "-id"], condition=Q(is_listed=True), name="thread_listed_kind"),
            models.Index(fields=["lang", "-id"], condition=Q(is_listed=True), name="thread_listed_lang"),
            models.Index(fields=["kind", "lang", "-id"], condition=Q(is_listed=True), name="thread_listed_kind_lang"),
            models.Index(fields=["-id"], condition=Q(is_listed=True, awaits_reply=True), name="thread_listed_waits"),
            models.Index(
                fields=["lang", "-id"],
                condition=Q(is_listed=True, awaits_reply=True),
                name="thread_listed_waits_lang",
            ),
            models.Index(fields=["-id"], condition=Q(is_open=True), name="thread_open"),
            models.Index(fields=["kind", "-id"], condition=Q(is_open=True), name="thread_open_kind"),
            models.Index(fields=["lang", "-id"], condition=Q(is_open=True), name="thread_open_lang"),
            models.Index(fields=["kind", "lang", "-id"], condition=Q(is_open=True), name="thread_open_kind_lang"),
            models.Index(fields=["-id"], condition=Q(is_open=True, awaits_reply=True), name="thread_open_waits"),
            models.Index(
                fields=["lang", "-id"], condition=Q(is_open=True, awaits_reply=True), name="thread_open_waits_lang"
            ),
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
            models.CheckConstraint(
                condition=Q(author__isnull=False) | Q(is_removed=True), name="thread_words_have_an_author"
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


class ThreadTopicQuerySet(models.QuerySet["ThreadTopic"]):
    def listed(self, *, to_members: bool, without: Collection[int]) -> Self:
        """As ThreadQuerySet.listed, for the lists of topics."""
        shown = self if to_members else self.filter(is_open=True)
        return shown.exclude(thread__author__in=without)


class ThreadTopic(models.Model):
    """A listed thread under one of its topics, with what the topic's list needs to be read in order."""

    thread = models.ForeignKey(Thread, models.CASCADE, db_index=False)
    topic = models.SlugField(max_length=30, db_index=False)
    lang = models.CharField(max_length=12)
    is_open = models.BooleanField()

    objects = ThreadTopicQuerySet.as_manager()

    TIERS: ClassVar = {"T0": "id thread topic lang is_open"}

    class Meta:
        constraints = [models.UniqueConstraint(fields=["thread", "topic"], name="thread_topic_once")]
        indexes = [
            models.Index(fields=["topic", "-thread"], name="topic_listed"),
            models.Index(fields=["topic", "lang", "-thread"], name="topic_listed_lang"),
            models.Index(fields=["topic", "-thread"], condition=Q(is_open=True), name="topic_open"),
            models.Index(fields=["topic", "lang", "-thread"], condition=Q(is_open=True), name="topic_open_lang"),
        ]


LISTS, NAMES = "lists", "names"  # what visitors see that is kept


class WebVersion(models.Model):
    """Grows with whatever changes what visitors see of `name`: the key of pages kept for them."""

    name = models.CharField(max_length=20, primary_key=True)
    number = models.PositiveBigIntegerField(default=0)

    TIERS: ClassVar = {"T0": "name number"}
