from samar.design.chips import chip_html

HOSTILE = '<b onmouseover="x">&"'


def test_a_chip_isolates_names_and_pronouns() -> None:
    html = chip_html("نور الفجر", "seed", "she/her", "/p/abc/", "en")
    assert '<a class="chip" href="/p/abc/">' in html
    assert '<bdi class="chip-name">نور الفجر</bdi>' in html
    assert '<bdi class="chip-pronouns" lang="en">she/her</bdi>' in html


def test_a_chip_without_a_place_to_go_is_no_link() -> None:
    html = chip_html("Rowan", "seed")
    assert html.startswith('<span class="chip">')
    assert "href" not in html
    assert "chip-pronouns" not in html


def test_a_chip_shows_hostile_words_as_words() -> None:
    html = chip_html(HOSTILE, HOSTILE, HOSTILE, '/p/"><script>/', '"><script>')
    assert "<script>" not in html
    assert "<b " not in html
    assert html.count("&lt;b onmouseover=&quot;x&quot;&gt;&amp;&quot;") == 2
