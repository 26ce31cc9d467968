"""One style sheet and two scripts, joined and shortened, within the weight that a slow line bears."""

import gzip
import re
from pathlib import Path

from django.contrib.staticfiles import finders

from samar.design.bundle import LAYERS, JoinedFiles, script, shorter_css, shorter_js, stylesheet
from samar.design.icons import sprite
from tests.design.colours import CSS

KB = 1_000
HTMX = CSS.parent / "vendor" / "htmx-4.0.1.min.js"


def zipped(text: str) -> int:
    return len(gzip.compress(text.encode(), 9, mtime=0))


def test_every_style_sheet_stands_in_its_layer() -> None:
    style = stylesheet()
    assert style.startswith(f"@layer {','.join(LAYERS)};")
    assert {path.parent.name for path in CSS.glob("*/*.css")} <= set(LAYERS)
    assert list(CSS.glob("*.css")) == []
    for layer in LAYERS:
        assert f"@layer {layer}{{" in style
    assert style.count("{") == style.count("}")


def test_shortening_styles_keeps_their_meaning() -> None:
    style = """
    a > b,
    c { content: "a  { b: c }"; margin: -1px calc(1px + 2px); } /* gone */
    @media (min-width: 1rem) {
      d:hover e :not(f) { x: y; }
    }
    """
    assert shorter_css(style) == (
        'a>b,c{content:"a  { b: c }";margin:-1px calc(1px + 2px)}@media (min-width:1rem){d:hover e :not(f){x:y}}'
    )


def test_shortening_a_script_takes_only_comments_and_indents() -> None:
    assert (
        shorter_js('// gone\n\n  const a = "//stays"; // stays\n    b();\n') == 'const a = "//stays"; // stays\nb();\n'
    )


def test_a_script_holds_the_registry_once_and_no_imports() -> None:
    for joined in (script("everyone"), script("everyone", "members")):
        assert joined.count("new WeakMap()") == 1
        assert not re.search(r"^\s*(?:import|export) ", joined, re.MULTILINE)
    assert 'behave("exit"' in script("everyone")
    assert 'behave("draft"' not in script("everyone")
    assert 'behave("draft"' in script("everyone", "members")


def test_scripts_in_the_tree_are_modules_with_one_behaviour() -> None:
    for path in [*CSS.parent.glob("js/everyone/*.js"), *CSS.parent.glob("js/members/*.js")]:
        text = path.read_text(encoding="utf-8")
        assert len(re.findall(r"^behave\(", text, re.MULTILINE)) <= 1, path
        assert not re.search(r"innerHTML|\beval\b|new Function|document\.write", text), path
        assert not re.search(r'[>"`][A-Z][a-z]+ [a-z]+', text), f"{path}: words belong in templates"


def test_the_weights_are_within_the_budget() -> None:
    everyone, members = zipped(script("everyone")), zipped(script("everyone", "members"))
    assert everyone <= 3 * KB
    assert members + zipped(HTMX.read_text(encoding="utf-8")) <= 20 * KB
    assert zipped(stylesheet()) <= 9 * KB
    assert zipped(sprite()) <= 1.5 * KB


def test_the_joined_files_are_found_by_collectstatic() -> None:
    offered = {name: storage.open(name).read() for finder in finders.get_finders() for name, storage in finder.list([])}
    assert offered["samar/samar.css"] == stylesheet().encode()
    assert offered["samar/samar.js"] == script("everyone").encode()
    assert offered["samar/member.js"] == script("everyone", "members").encode()
    assert any(isinstance(finder, JoinedFiles) for finder in finders.get_finders())


def test_a_joined_file_is_found_by_name() -> None:
    found = finders.find("samar/samar.css")
    assert found
    assert Path(found).read_text(encoding="utf-8") == stylesheet()
    assert finders.find("samar/samar.css", find_all=True) == [found]
    assert JoinedFiles().find("samar/other.css") == []


def test_joined_files_can_be_read_more_than_once() -> None:
    for _time in range(2):
        for name, storage in JoinedFiles().list([]):
            with storage.open(name) as file:
                assert file.read()
