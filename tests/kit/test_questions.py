"""Questions asked often: the same rows as the queryset gives, whoever asks and whatever for."""

import pytest
from django.db.models import QuerySet

from samar.kit.questions import asked_often
from samar.people.models import Audience, Block, Persona
from samar.people.viewer import Viewer
from tests.people import viewer


@pytest.fixture
def everyone(nour: Persona, camille: Persona, rowan: Persona) -> list[Persona]:
    return [nour, camille, rowan]


def test_a_question_answers_as_its_queryset_for_every_value(everyone: list[Persona]) -> None:
    ask = asked_often(named)
    for persona in everyone:
        assert ask(persona.name, persona.id) == list(named(persona.name, persona.id))
    assert ask("Nobody", everyone[0].id) == []


def test_its_sql_is_made_once(everyone: list[Persona]) -> None:
    made = []

    def counted(name: str, least_id: int) -> QuerySet:
        made.append(name)
        return named(name, least_id)

    ask = asked_often(counted)
    for persona in everyone:
        ask(persona.name, 0)
    assert len(made) == 1


def test_columns_come_back_as_the_types_of_their_fields(nour: Persona) -> None:
    @asked_often
    def facts(persona: int) -> QuerySet:
        return Persona.objects.filter(id=persona).values_list("is_retired", "pronouns", "joined_on")

    Persona.objects.filter(id=nour.id).update(pronouns={"ar": "هي"})
    assert facts(nour.id) == [(False, {"ar": "هي"}, nour.joined_on)]


def test_a_list_counts_by_its_length(everyone: list[Persona]) -> None:
    @asked_often
    def among(ids: list[int]) -> QuerySet:
        return Persona.objects.filter(id__in=ids).order_by("id").values_list("id")

    ids = [persona.id for persona in everyone]
    assert among(ids) == [(number,) for number in ids]
    assert among(ids[1:]) == [(number,) for number in ids[1:]]
    assert among(ids[:2]) == [(number,) for number in ids[:2]]
    assert among([]) == []


def test_each_reader_is_answered_for_themselves(everyone: list[Persona]) -> None:
    nour, camille, rowan = everyone
    ask = asked_often(others)
    Block.objects.create(blocker=nour, blocked=camille)
    for persona in [*everyone, *everyone]:
        assert ask(viewer(persona)) == list(others(viewer(persona)))
    assert ask(Viewer()) == []
    assert [row[0] for row in ask(viewer(nour))] == [rowan.id]
    Block.objects.all().delete()
    assert [row[0] for row in ask(viewer(nour))] == [camille.id, rowan.id]


def test_a_constant_is_part_of_the_question(nour: Persona) -> None:
    @asked_often
    def with_audience(audience: Audience, names: str) -> QuerySet:
        personas = Persona.objects.filter(pronouns_audience=audience)
        return (personas.filter(name=names) if names else personas).values_list("id")

    assert with_audience(Audience.MEMBERS, "") == [(nour.id,)]
    assert with_audience(Audience.EVERYONE, "") == []
    assert with_audience(Audience.MEMBERS, nour.name) == [(nour.id,)]
    assert with_audience(Audience.MEMBERS, "Nobody") == []


def test_a_value_that_is_looked_at_is_refused(nour: Persona) -> None:
    @asked_often
    def first_few(most: int) -> QuerySet:
        return Persona.objects.values_list("id")[:most]

    with pytest.raises(TypeError):
        first_few(2)


def named(name: str, least_id: int) -> QuerySet:
    return Persona.objects.filter(name=name, id__gte=least_id).values_list("id", "name")


def others(reader: Viewer) -> QuerySet:
    if not reader.signed_in:
        return Persona.objects.none().values_list("id")
    hidden = Persona.objects.exclude(id__in=reader.hidden).exclude(id=reader.persona_id)
    return hidden.order_by("id").values_list("id")
