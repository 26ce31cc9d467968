import pytest
from django.template import Context, Template, TemplateSyntaxError
from django.utils import translation

from samar.design.templatetags import samar as tags


class Count:
    """Counts how often a template says it."""

    def __init__(self) -> None:
        self.said = 0

    def __str__(self) -> str:
        self.said += 1
        return str(self.said)


def render(key: object, count: Count) -> str:
    return Template('{% kept "test" key %}{{ count }}{% endkept %}').render(Context({"key": key, "count": count}))


def test_a_kept_part_is_made_once_for_each_key_and_language() -> None:
    count = Count()
    assert [render("a", count), render("a", count), render("b", count)] == ["1", "1", "2"]
    with translation.override("ar"):
        assert render("a", count) == "3"
    assert render("a", count) == "1"


def test_kept_parts_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tags, "MOST_KEPT", 3)
    count = Count()
    for key in range(10):
        render(key, count)
    assert len(tags._kept) <= 3


def test_nothing_is_kept_while_one_edits(settings: object) -> None:
    settings.DEBUG = True  # type: ignore[attr-defined]
    count = Count()
    assert [render("a", count), render("a", count)] == ["1", "2"]


def test_a_kept_part_needs_a_name() -> None:
    with pytest.raises(TemplateSyntaxError):
        Template("{% kept %}x{% endkept %}")
