from django.template import Context, Template
from django.utils import translation


def test_numbers_are_in_the_readers_digits() -> None:
    counted = Template("{{ count|numerals }}")
    assert counted.render(Context({"count": 1203})) == "1203"
    with translation.override("ar"):
        assert counted.render(Context({"count": 1203})) == "١٢٠٣"
    with translation.override("fr"):
        assert counted.render(Context({"count": 1203})) == "1203"
