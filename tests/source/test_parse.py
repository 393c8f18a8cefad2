from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from curplan.source import compose as compose_module
from curplan.source import events as events_module
from curplan.source import parse
from curplan.source.careful import convert_carefully
from curplan.source.compose import SlowLoader

PIECES = ["a", ": ", "- ", "\n", "  ", "[", "]", "{", "}", ",", "&x ", "*x", "!!str ", "'", '"']
PIECES += ["#", "|", ">", "?", "---\n", "...\n", "<<", "\t", "%", "@", "1", ".nan", "\\", "é", "𝄞"]


@pytest.fixture(params=["libyaml", "pure"])
def loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    if request.param == "pure":
        monkeypatch.setattr(compose_module, "make_loader", SlowLoader)
        monkeypatch.setattr(events_module, "make_loader", SlowLoader)
    elif not yaml.__with_libyaml__:
        pytest.skip("PyYAML has no libyaml here")
    return str(request.param)


CASES: list[tuple[str, Any, list[str]]] = [
    ("a: [1, no]", {"a": [1, "no"]}, []),
    ("a: &x [1]\nb: *x", {"a": [1], "b": [1]}, []),
    ("", None, ["empty-file"]),
    ("# only\n", None, ["empty-file"]),
    ("---\n", None, ["empty-file"]),
    ("--- a\n--- b", None, ["several-documents"]),
    ("a: 1\na: 2\nb: 3", {"a": 1, "b": 3}, ["duplicate-key"]),
    ("a: {b: 1, b: 2, b: 3}", {"a": {"b": 1}}, ["duplicate-key"] * 2),
    ("a: 'x", None, ["yaml-syntax"]),
    ("a: *nobody", None, ["yaml-syntax"]),
    ("{[1]: 2, a: 3}", {"a": 3}, ["bad-key"]),
    ("<<: {a: 1}\nb: 2", {"a": 1, "b": 2}, ["merge-key"]),
    ("'<<': 1", {"<<": 1}, []),
    ("- &x [*x]", None, ["alias-bomb"]),
    ("a: !!python/object:os.system x", {"a": "x"}, ["bad-tag"]),
    ("[" * 101, None, ["too-deep"]),
    ("a: \x01", None, ["yaml-syntax"]),
    ('a: "\\q"', None, ["yaml-syntax"]),
]


@pytest.mark.parametrize(("text", "data", "codes"), CASES)
def test_both_parsers_agree(loader: str, text: str, data: Any, codes: list[str]) -> None:
    parsed = parse(text, "x.yaml")
    assert parsed.data == data
    assert [diagnostic.code for diagnostic in parsed.diagnostics] == codes
    assert parsed.whole == (data is not None)


@pytest.mark.parametrize("text", ["[" * 100_000, "- " * 100_000, "{a: " * 50_000, "? " * 50_000])
def test_depth_is_no_crash(text: str) -> None:
    assert [d.code for d in parse(text, "x").diagnostics] == ["too-deep"]


def test_depth_by_aliases_is_no_crash() -> None:
    lines = ["a0: &a0 [x]"]
    lines += [f"a{i}: &a{i} [*a{i - 1}]" for i in range(1, 5000)]
    assert [d.code for d in parse("\n".join(lines), "x").diagnostics] == ["alias-bomb"]


def test_a_bomb_is_defused_fast() -> None:
    lines = ["a0: &a0 [x, x]"]
    lines += [f"a{i}: &a{i} [*a{i - 1}, *a{i - 1}]" for i in range(1, 80)]
    assert [d.code for d in parse("\n".join(lines), "x").diagnostics] == ["alias-bomb"]


def test_syntax_error_has_its_line() -> None:
    (fault,) = parse("a: 1\nb: {c: 1\nd: 2\n", "x.yaml").diagnostics
    assert fault.location
    assert (fault.location.line, fault.location.text) == (3, "d: 2")
    assert fault.notes[0].location
    assert fault.notes[0].location.line == 2


DATA = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text() | st.integers(), inner),
)


@given(DATA, st.booleans())
def test_short_and_long_way_agree(data: object, flow: bool) -> None:
    text = yaml.safe_dump(data, default_flow_style=flow, allow_unicode=True, width=40)
    node = compose_module.compose(text)
    assert node is not None
    careful, faults = convert_carefully(node, text, "x")
    if faults:
        return
    try:
        assert events_module.read_plain(text) == careful
    except events_module.IrregularError:
        assert "!!" in text or "&" in text or "<<" in text


@given(st.text())
def test_any_text_is_met(text: str) -> None:
    parse(text, "x")


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_anything_like_yaml_is_met(text: str) -> None:
    parse(text, "x")
