"""A very small Samar that keeps every rule, and what to plant in it: one violation for each rule."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent

CLEAN = {
    "samar/__init__.py": "",
    "samar/people/__init__.py": "",
    "samar/people/models.py": """
from django.db import models

class Persona(models.Model):
    name = models.CharField(max_length=40)
    TIERS = {"T0": "id name"}

class Initial(models.Func):
    output_field = models.CharField()
""",
    "samar/stories/__init__.py": "",
    "samar/stories/models.py": """
from django.db import models
from samar.people.models import Persona

class Story(models.Model):
    author = models.ForeignKey(Persona, models.CASCADE)
    text = models.TextField()
    readers = models.ManyToManyField("people.Persona")
    TIERS = {"T0": "id text", "T1": "author"}
""",
    "samar/stories/queries.py": '''
def stories_for(viewer):
    """The stories this viewer may see."""
''',
    "samar/stories/actions.py": '''
def publish_story(*, author, text):
    """Publish it, once."""
    story = Story.objects.create(author=author, text=text)
    publish(StoryPublished(story.id))
    return story
''',
    "samar/stories/views.py": """
def story(request, public_id):
    found = get_object_or_404(stories_for(request.viewer), public_id=public_id)
    return render(request, "stories/story.html", {"story": found})
""",
    "samar/stories/templates/stories/story.html": """
{# <script>a comment</script> #}
<p class="one"{% if a == b %} data-style="x"{% endif %}>{{ story.text }}</p>
<script src="/static/samar.js" defer></script>
""",
    "samar/design/__init__.py": "",
    "samar/design/icons.py": "",
    "samar/design/static/samar/page.css": """
/* left: 1px */
@media (max-width: 40em) { .page { margin-inline-start: 1rem; text-align: start; inline-size: 2rem; } }
.top::after { min-block-size: 1px; }
""",
    "samar/design/static/samar/quick-exit.js": "export function leave() {}\n",
}

PLANTINGS = {
    "every_room_is_known": {"samar/gossip/__init__.py": "", "samar/gossip/models.py": ""},
    "the_contract_has_the_order_of_the_rooms": {},  # planted in pyproject.toml, see test_rules.py
    "foreign_keys_point_down": {
        "samar/people/models.py": """
class Persona(models.Model):
    favourite = models.ForeignKey("stories.Story", models.CASCADE)
    TIERS = {"T0": "id favourite"}
"""
    },
    "every_column_is_in_one_tier": {
        "samar/people/models.py": """
class Persona(models.Model):
    name = models.CharField(max_length=40)
    diary = models.TextField()
    TIERS = {"T0": "id name"}
"""
    },
    "files_and_functions_are_short": {"samar/people/long.py": "ONE = 1\n" * 301},
    "imports_are_absolute": {"samar/people/near.py": "from . import models\n"},
    "only_what_is_expected_is_caught": {
        "samar/people/careless.py": "try:\n    risk()\nexcept (ValueError, Exception):\n    pass\n"
    },
    "no_signals_of_models": {"samar/people/far.py": "from django.db.models.signals import post_save\n"},
    "no_request_below_views": {"samar/stories/queries.py": 'def stories_for(request):\n    """All."""\n'},
    "views_find_things_through_the_viewer": {
        "samar/stories/views.py": "def story(request, pk):\n    return Story.objects.get(pk=pk)\n"
    },
    "views_leave_writing_to_actions": {"samar/stories/views.py": "def write(request):\n    form.save()\n"},
    "only_actions_publish": {"samar/stories/views.py": "def write(request):\n    publish(Written(1))\n"},
    "actions_and_queries_say_what_they_promise": {"samar/stories/actions.py": "def publish_story():\n    pass\n"},
    "nothing_is_left_for_later": {"samar/people/soon.py": f"# {'TODO'} later\n"},
    "pages_hold_nothing_inline": {"samar/stories/templates/stories/story.html": "<script>alert(1)</script>"},
    "style_sheets_know_no_left": {"samar/design/static/samar/page.css": ".page { margin-left: 1rem; }"},
    "scripts_are_short": {"samar/design/static/samar/quick-exit.js": "leave();\n" * 81},
}

MORE_PLANTINGS = [  # other ways of breaking the same rules
    ("every_room_is_known", {"samar/circles/__init__.py": ""}),
    (
        "foreign_keys_point_down",
        {"samar/people/models.py": "link = models.OneToOneField(to='crisis.Line')\n"},
    ),
    (
        "foreign_keys_point_down",
        {"samar/people/models.py": "from samar.stories.models import Story\nstories = models.ManyToManyField(Story)\n"},
    ),
    (
        "every_column_is_in_one_tier",
        {"samar/people/models.py": "class A(models.Model):\n    a = models.TextField()\n"},
    ),
    (
        "every_column_is_in_one_tier",
        {
            "samar/people/models.py": "class A(models.Model):\n    a = models.TextField()\n"
            "    TIERS = {'T0': 'id a', 'T1': 'a'}\n"
        },
    ),
    ("files_and_functions_are_short", {"bin/_long.py": "def long():\n" + "    one = 1\n" * 60}),
    (
        "only_what_is_expected_is_caught",
        {"samar/people/careless.py": "try:\n    risk()\nexcept:\n    pass\n"},
    ),
    ("only_what_is_expected_is_caught", {"samar/kit/quiet.py": "with suppress(Exception):\n    risk()\n"}),
    ("no_signals_of_models", {"samar/people/far.py": "from django.db.models import signals\n"}),
    ("no_signals_of_models", {"samar/people/far.py": "models.signals.post_delete.connect(f)\n"}),
    ("no_request_below_views", {"samar/stories/models.py": "from django.http import HttpRequest\n"}),
    ("no_request_below_views", {"samar/stories/actions.py": "def go(*, request):\n    '''Go.'''\n"}),
    (
        "views_find_things_through_the_viewer",
        {"samar/stories/views.py": "def story(request, pk):\n    return get_object_or_404(Story, pk=pk)\n"},
    ),
    (
        "views_find_things_through_the_viewer",
        {"samar/stories/views/one.py": "def story(request):\n    get_object_or_404(Story.objects, id=1)\n"},
    ),
    (
        "views_leave_writing_to_actions",
        {"samar/stories/views/one.py": "Story.objects.filter(id=1).delete()\n"},
    ),
    ("views_leave_writing_to_actions", {"samar/stories/views/one.py": "Story.objects.create(id=1)\n"}),
    ("views_leave_writing_to_actions", {"samar/stories/views/one.py": "Story.objects.update(text='')\n"}),
    ("only_actions_publish", {"samar/stories/models.py": "outbox.publish(Written(1))\n"}),
    ("pages_hold_nothing_inline", {"samar/stories/templates/stories/a.html": '<p style="color: red">'}),
    ("pages_hold_nothing_inline", {"samar/stories/templates/stories/a.html": "<style>p {}</style>"}),
    ("pages_hold_nothing_inline", {"samar/stories/templates/stories/a.html": '<b\n onclick="go()">'}),
    ("pages_hold_nothing_inline", {"samar/stories/templates/stories/a.html": '<a href="javascript:go()">'}),
    ("pages_hold_nothing_inline", {"samar/design/icons.py": "ICON = '<svg style=\"fill: red\"/>'\n"}),
    ("style_sheets_know_no_left", {"samar/design/static/samar/page.css": "p{text-align:left}"}),
    ("style_sheets_know_no_left", {"samar/design/static/samar/page.css": "p { color: red; width: 4em }"}),
    ("style_sheets_know_no_left", {"samar/design/static/samar/page.css": "p { inset-inline: 0; left: 0 }"}),
    (
        "style_sheets_know_no_left",
        {"samar/design/static/samar/page.css": "p { border-top-left-radius: 1px }"},
    ),
]


def grow(root: Path, *plantings: dict[str, str]) -> Path:
    """Write the small Samar and then the plantings under `root`."""
    (root / "pyproject.toml").write_text((ROOT / "pyproject.toml").read_text(encoding="utf-8"), encoding="utf-8")
    for files in (CLEAN, *plantings):
        for name, text in files.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(text, encoding="utf-8")
    return root
