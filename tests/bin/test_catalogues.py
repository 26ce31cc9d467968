"""What the source says is gathered, kept translated, compiled, and every fault in a catalogue is seen."""

import gettext
import os
from pathlib import Path

import _catalogues
import pytest

from hatch_build import compile_catalogues

PYTHON = """
from django.utils.translation import gettext as _, ngettext, pgettext

def lines(count):
    # Translators: the button under a story
    return _("Read on"), ngettext("%(count)s reply", "%(count)s replies", count), pgettext("verb", "Answer")
"""
TEMPLATE = """{% load i18n %}
<p title="{% translate "Read on" %}">
      {% blocktranslate with name=persona.name %}{{ name }} answered.{% endblocktranslate %}
  {% blocktranslate count number=count %}One reply{% plural %}{{ number }} replies{% endblocktranslate %}</p>
{% include "x.html" with label=_("It's here") %} 100% d'accord
"""
HEADER = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\\n"
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    room = tmp_path / "samar" / "stories"
    (room / "templates" / "stories").mkdir(parents=True)
    (room / "queries.py").write_text(PYTHON, encoding="utf-8")
    (room / "templates" / "stories" / "page.html").write_text(TEMPLATE, encoding="utf-8")
    return tmp_path


def french(root: Path, *messages: str) -> Path:
    path = _catalogues.catalogue_path(root, "fr")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join([HEADER, *messages]), encoding="utf-8")
    return path


def faults(root: Path, *messages: str) -> list[str]:
    french(root, *messages)
    return [line for line in _catalogues.problems(root) if line.startswith("fr") and "missing: " not in line]


def test_messages_come_from_python_and_from_templates(root: Path) -> None:
    found = {(message.id, message.context) for message in _catalogues.gather(root) if message.id}
    assert found == {
        ("Read on", None),
        (("%(count)s reply", "%(count)s replies"), None),
        ("Answer", "verb"),
        ("%(name)s answered.", None),
        (("One reply", "%(number)s replies"), None),
        ("It's here", None),
    }


def test_an_update_keeps_what_is_translated_and_drops_what_is_gone(root: Path) -> None:
    path = french(root, 'msgid "Read on"\nmsgstr "Lire la suite"\n', 'msgid "Gone"\nmsgstr "Parti"\n')
    said = _catalogues.update(root)
    text = path.read_text(encoding="utf-8")
    assert "Lire la suite" in text
    assert "Parti" not in text
    assert "%(name)s answered." in text
    assert [line.split(":")[0] for line in said] == ["ar", "fr"]


def test_an_update_without_changes_changes_nothing(root: Path) -> None:
    _catalogues.update(root)
    before = {path: path.read_bytes() for path in root.rglob("*.po")}
    _catalogues.update(root)
    assert {path: path.read_bytes() for path in root.rglob("*.po")} == before


def test_arabic_has_six_plural_forms(root: Path) -> None:
    _catalogues.update(root)
    assert "nplurals=6" in _catalogues.catalogue_path(root, "ar").read_text(encoding="utf-8")


def test_a_language_without_a_catalogue_is_told(root: Path) -> None:
    assert "ar: there is no catalogue; bin/translate makes one" in _catalogues.problems(root)


def test_a_fourth_language_is_a_folder(root: Path) -> None:
    (root / "samar" / "locale" / "es" / "LC_MESSAGES").mkdir(parents=True)
    _catalogues.update(root)
    assert any(line.startswith("es: not translated: ") for line in _catalogues.problems(root))


def test_a_message_that_is_missing_is_told(root: Path) -> None:
    french(root)
    assert any(line.startswith("fr: missing: 'Read on'") for line in _catalogues.problems(root))


@pytest.mark.parametrize(
    ("message", "fault"),
    [
        ('msgid "Read on"\nmsgstr ""\n', "fr: not translated: 'Read on'"),
        ('#, fuzzy\nmsgid "Read on"\nmsgstr "Lire"\n', "fr: fuzzy: 'Read on'"),
        ('msgid "Gone"\nmsgstr "Parti"\n', "fr: not in the source any more: 'Gone'; run bin/translate"),
        (
            'msgid "Read on"\nmsgstr "Read on"\n',
            "fr: the same as the English, and not in samar/locale/same.txt: 'Read on'",
        ),
        (
            'msgid "%(name)s answered."\nmsgstr "Réponse de %(nom)s."\n',
            "fr: unknown placeholder %(nom)s: '%(name)s answered.'",
        ),
        (
            'msgid "%(name)s answered."\nmsgstr "Réponse."\n',
            "fr: placeholder %(name)s is missing in form 0: '%(name)s answered.'",
        ),
        (
            'msgid "One reply"\nmsgid_plural "%(number)s replies"\nmsgstr[0] "Une"\nmsgstr[1] "Plusieurs"\n',
            "fr: placeholder %(number)s is missing in form 1: 'One reply'",
        ),
        (
            'msgid "One reply"\nmsgid_plural "%(number)s replies"\nmsgstr[0] "Une"\nmsgstr[1] ""\n',
            "fr: not translated: 'One reply'",
        ),
    ],
)
def test_every_fault_of_a_translation_is_told(root: Path, message: str, fault: str) -> None:
    assert faults(root, message) == [fault]


def test_a_good_translation_has_no_fault(root: Path) -> None:
    plural = 'msgid "One reply"\nmsgid_plural "%(number)s replies"\nmsgstr[0] "Une"\nmsgstr[1] "%(number)s"\n'
    assert faults(root, 'msgid "Read on"\nmsgstr "Lire"\n', plural) == []


def test_what_is_the_same_on_purpose_is_listed(root: Path) -> None:
    (root / "samar" / "locale").mkdir()
    (root / "samar" / "locale" / "same.txt").write_text("# comment\nRead on\n", encoding="utf-8")
    assert faults(root, 'msgid "Read on"\nmsgstr "Read on"\n') == []


def test_catalogues_are_compiled_when_stale_and_only_then(root: Path) -> None:
    plural = 'msgid "one"\nmsgid_plural "%(n)s"\nmsgstr[0] "une"\nmsgstr[1] "%(n)s réponses"\n'
    source = french(root, 'msgid "Read on"\nmsgstr "Lire"\n', plural)
    assert compile_catalogues(root) == [source]
    assert compile_catalogues(root) == []
    os.utime(source, ns=(source.stat().st_mtime_ns + 10**9,) * 2)
    assert compile_catalogues(root) == [source]
    with source.with_suffix(".mo").open("rb") as compiled:
        translations = gettext.GNUTranslations(compiled)
    assert translations.gettext("Read on") == "Lire"
    assert translations.ngettext("one", "%(n)s", 3) == "%(n)s réponses"
