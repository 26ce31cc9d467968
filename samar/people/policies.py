"""What a persona must be, as forms can tell before anything is made."""

from django.utils.translation import gettext as _

from samar.kit.errors import Refused
from samar.people.models import Persona
from samar.people.names import clean_name, name_key


def check_name_is_free(name: str) -> str:
    """`name` as it will be kept. Raises Refused when it is unfit or taken at this moment."""
    cleaned = clean_name(name)
    if Persona.objects.filter(name_key=name_key(cleaned)).exists():
        raise Refused(_("This name is taken here. Add a word to make it yours."), "name")
    return cleaned
