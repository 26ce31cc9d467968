"""Texts that stand ready for tests of every page, and the cast by role."""

import pytest

from samar.discussions.actions import keep_draft, publish_thread, reply, written
from samar.people.models import Audience, Persona
from tests.people import person, viewer


@pytest.fixture
def things(db: None) -> dict[str, str]:
    """Someone else's texts, by what the table calls them."""
    author, answerer = person("Elsewhere"), person("Answering")
    words = written(title="A title", body="A few words of an evening.")
    story = publish_thread(author=viewer(author), kind="question", words=words, audience=Audience.EVERYONE)
    private = publish_thread(author=viewer(author), kind="story", words=words, audience=Audience.ONLY_ME)
    answered = reply(author=viewer(answerer), thread=story, words=words)
    draft = keep_draft(author=viewer(author), fields={"body": ["Not yet"]})
    return {
        "story": story.public_id,
        "private": private.public_id,
        "reply": answered.public_id,
        "draft": draft.public_id,
        "persona": author.public_id,
    }


@pytest.fixture
def cast(camille: Persona, reem: Persona, rowan: Persona, sacha: Persona, mara: Persona) -> dict[str, Persona]:
    """Who has which role."""
    return {"minor": reem, "member": camille, "helper": rowan, "moderator": sacha, "operator": mara}
