"""Changes made often: the same as the ORM makes, whatever the values."""

import pytest
from django.db import IntegrityError, transaction
from django.db.models import F, QuerySet

from samar.kit.deeds import GONE, Change, done_often, save_new
from samar.kit.models import HandledEvent, OnceKey, OutboxEvent
from samar.kit.questions import asked_often
from samar.people.models import Block, Persona
from samar.safety.models import RateCount


def test_a_change_is_made_for_each_value(nour: Persona, rowan: Persona) -> None:
    @done_often
    def renamed(persona: int, name: str) -> Change:
        return Persona.objects.filter(id=persona), {"name": name}

    assert renamed(nour.id, "Someone else") == 1
    assert renamed(rowan.id, "Another") == 1
    assert renamed(0, "Nobody") == 0
    assert dict(Persona.objects.values_list("id", "name")) == {nour.id: "Someone else", rowan.id: "Another"}


def test_a_change_may_depend_on_what_was_there(db: None) -> None:
    @done_often
    def counted(key: str, is_double: bool) -> Change:
        return RateCount.objects.filter(key=key), {"count": F("count") + (2 if is_double else 1)}

    RateCount.objects.create(key="x", count=0, expires_at="2026-11-20T00:00Z")
    counted("x", False)
    counted("x", True)
    assert RateCount.objects.get().count == 3


def test_a_new_row_is_saved_as_the_orm_saves_it(db: None) -> None:
    made = OutboxEvent(name="x", payload={"reply": 7})
    save_new(made)
    kept = OutboxEvent.objects.get()
    assert (kept.id, kept.name, kept.payload, kept.happened_at) == (made.id, "x", {"reply": 7}, made.happened_at)
    assert kept.transaction >= 0
    handled = HandledEvent(event=kept, handler="y")
    save_new(handled)
    assert HandledEvent.objects.get() == handled
    assert not handled._state.adding


def test_what_the_database_forbids_is_refused(nour: Persona) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        save_new(Block(blocker=nour, blocked=nour))
    assert not Block.objects.exists()


def test_instances_are_found_as_the_orm_finds_them(nour: Persona, rowan: Persona) -> None:
    @asked_often
    def called(name: str) -> QuerySet:
        return Persona.objects.filter(name=name)

    (found,) = called(rowan.name)
    assert found == rowan
    assert (found.joined_on, found.pronouns, found.is_retired) == (rowan.joined_on, rowan.pronouns, False)
    found.name = "Rowan of the harbour"
    found.save()
    assert Persona.objects.get(id=rowan.id).name == "Rowan of the harbour"
    assert not OnceKey.objects.exists()


def test_instances_come_without_what_is_related(nour: Persona) -> None:
    @asked_often
    def with_member(persona: int) -> QuerySet:
        return Persona.objects.select_related("member").filter(id=persona)

    with pytest.raises(TypeError):
        with_member(nour.id)


def test_rows_are_deleted(nour: Persona, rowan: Persona) -> None:
    @done_often
    def parted(blocker: int, blocked: int) -> Change:
        return Block.objects.filter(blocker=blocker, blocked=blocked), GONE

    Block.objects.create(blocker=nour, blocked=rowan)
    Block.objects.create(blocker=rowan, blocked=nour)
    assert parted(nour.id, rowan.id) == 1
    assert parted(nour.id, rowan.id) == 0
    assert list(Block.objects.values_list("blocker_id")) == [(rowan.id,)]
