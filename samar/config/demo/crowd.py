"""The people of the crowd, and the one story of theirs that is made as people make stories: to be measured."""

from typing import Final

from django.contrib.auth.hashers import make_password
from django.db import models, transaction

from samar.accounts.models import Member
from samar.config.demo.pools import pools
from samar.discussions.actions import publish_thread, reply, respond
from samar.discussions.models import Reply, Thread
from samar.discussions.written import Written
from samar.kit.handling import handle_due
from samar.people.models import Audience, Persona
from samar.people.names import name_key
from samar.people.queries import viewer_of_member
from samar.people.viewer import Viewer

MEASURED: Final = "22page2measure22"  # the public id of that story
MEASURED_REPLIES: Final = 20
POSTS_A_PERSON: Final = 100
FEWEST, MOST = 24, 5_000
SIGN_IN: Final = "crowd-"  # begins the sign-in name of everyone in the crowd
NAMES: Final = {"ar": "صوت", "fr": "Voix", "en": "Voice"}

type Crowd = dict[str, list[int]]  # language -> personas


def crowd_for(posts: int) -> Crowd:
    """Who writes `posts` generated posts: about one for a hundred, made as far as they are missing."""
    wanted = min(max(posts // POSTS_A_PERSON, FEWEST), MOST)
    there = _everyone().count()
    languages = list(NAMES)
    with transaction.atomic():
        for number in range(there, wanted):
            _join(number, languages[number % len(languages)])
    rows = list(_everyone().order_by("id").values_list("id", "member__reads"))
    return {lang: [persona for persona, reads in rows if reads == [lang]] for lang in languages}


def generated() -> int:
    """How many generated posts there are."""
    return Thread.objects.filter(author__in=_everyone().values("id")).count()


def tell_measured_story(crowd: Crowd) -> None:
    """A story open to everyone, with twenty replies and a few responses, in one transaction."""
    viewers, pool = [_viewer(persona) for persona in crowd["en"]], pools()[-1]
    words = Written(pool.threads[0].source, pool.lang, pool.threads[0].title)
    with transaction.atomic():
        thread = publish_thread(author=viewers[0], kind="story", words=words, audience=Audience.EVERYONE)
        answers: list[Reply] = []
        for number in range(MEASURED_REPLIES):
            said = Written(pool.replies[number].source, pool.lang)
            parent = answers[-1] if number % 3 == 2 else None  # noqa: PLR2004  every third goes on
            answers.append(reply(author=viewers[number % len(viewers)], thread=thread, words=said, parent=parent))
        for viewer, kind in zip(viewers[1:], ("hear", "me_too", "hug", "hear"), strict=False):
            respond(persona=viewer, thread=thread, kind=kind)
        Thread.objects.filter(id=thread.id).update(public_id=MEASURED)
        while handle_due():
            pass


def _everyone() -> models.QuerySet[Persona]:
    return Persona.objects.filter(member__sign_in_name__startswith=SIGN_IN)


def _join(number: int, lang: str) -> None:
    name = f"{NAMES[lang]} {number}"
    member = Member.objects.create(
        sign_in_name=f"{SIGN_IN}{number:05}", password=make_password(None), age_band="25+", reads=[lang]
    )
    Persona.objects.create(member=member, name=name, name_key=name_key(name))


def _viewer(persona_id: int) -> Viewer:
    member_id = Persona.objects.values_list("member_id", flat=True).get(id=persona_id)
    return viewer_of_member(member_id, persona_id, language="en")
