import re

from django.template import Context, Template

from samar.design.living import SampleForm, sample_errors


def render(form: SampleForm, name: str, attributes: str = "") -> str:
    return Template("{% field form." + name + " " + attributes + " %}").render(Context({"form": form}))


def test_a_field_ties_its_help_and_error_to_the_control() -> None:
    html = render(sample_errors(), "name")
    assert '<label class="field-label" for="wrong_name">' in html
    described = re.search(r'<input[^>]*aria-describedby="([^"]+)"', html)
    assert described
    assert described[1].split() == ["wrong_name-error", "wrong_name-help"]
    for name in described[1].split():
        assert html.count(f'id="{name}"') == 1
    assert 'aria-invalid="true"' in html
    assert 'value="Nour"' in html


def test_a_field_without_fault_says_so_to_nobody() -> None:
    html = render(SampleForm(), "name", 'autocomplete="off" data_behaviour="x"')
    assert "aria-invalid" not in html
    assert "field-error" not in html
    assert 'autocomplete="off"' in html
    assert 'data-behaviour="x"' in html


def test_what_is_optional_says_so_in_words() -> None:
    assert "field-optional" in render(SampleForm(), "about")
    assert "field-optional" not in render(SampleForm(), "name")


def test_a_group_is_a_fieldset_with_a_legend() -> None:
    html = render(sample_errors(), "age")
    assert html.startswith('<fieldset class="field" aria-describedby="wrong_age-error wrong_age-help">')
    assert "<legend" in html
    assert html.count('type="radio"') == 4
    assert html.count('<label class="choice">') == 4


def test_a_single_tick_has_its_label_beside_it() -> None:
    assert re.search(r'<label class="choice"><input type="checkbox"[^>]*><span>', render(SampleForm(), "agrees"))


def test_an_empty_field_of_any_direction_stands_on_the_pages_side() -> None:
    assert 'placeholder=" "' in render(SampleForm(), "name", 'dir="auto"')
