from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator

import pytest

from curplan.draw.look import Look
from curplan.draw.parts.proof import plan_hash
from curplan.draw.views import VIEWS, broken, pages
from curplan.plan.model import Plan
from curplan.plan.possible_texts import uses_for
from curplan.plan.reading import parse_plan
from curplan.plan.texts import in_language, translations, uses_in
from curplan.plan.writing import plan_text
from curplan.proposal.build import proposal_of
from curplan.words import Words
from tests.plan.making import newsroom, order, reporter
from tests.plan.translated import all_texts, spanish, translated, translated_plan

VIEWS_OF_ONE = [view for view in VIEWS if view != "compare"]


def strings(value: object) -> Iterator[str]:
    """All texts in a document, keys apart."""
    if isinstance(value, dict):
        for each in value.values():
            yield from strings(each)
    elif isinstance(value, list):
        for each in value:
            yield from strings(each)
    elif isinstance(value, str):
        yield value


def document(plan: Plan) -> dict[str, object]:
    """A plan's file but for what is no part of a page."""
    made: dict[str, object] = json.loads(plan_text(plan))
    for key in ("texts", "brief", "advice", "rules", "diagnostics"):
        del made[key]
    return made


def test_a_plan_has_the_translations_of_its_own_texts() -> None:
    plan = translated_plan()
    assert list(plan.texts["es"]) == list(uses_in(plan))
    assert all(said == spanish(text) for text, said in plan.texts["es"].items())
    assert plan.texts["es-PE"] == {"Charts": "¡Gráficos de Lima!"}
    assert "Poetry" not in plan.texts["es"]
    assert "Data" in plan.texts["es"]  # the title of a strand


def test_a_plan_without_translations_says_so() -> None:
    assert reporter().texts == {}
    text = plan_text(reporter()).replace(',\n "texts": {}', "")
    read, found = parse_plan(text)
    assert not found
    assert read == reporter()


def test_the_schedule_does_not_depend_on_translations() -> None:
    assert document(translated_plan()) == document(reporter())


def test_every_text_is_put_into_the_language() -> None:
    plan = translated_plan()
    made = in_language(plan, "es")
    known = all_texts().keys()
    assert not [text for text in strings(document(made)) if text in known]
    here = {spanish(text) for text in known}
    titles = {spanish(plan.strand_title(module.strand)) for module in plan.modules}
    assert here & set(strings(document(made))) == here & {
        spanish(text) for text in strings(document(plan))
    }
    assert titles == {made.strand_title(module.strand) for module in made.modules}


def test_nothing_else_is_changed() -> None:
    plan = translated_plan()
    text = plan_text(in_language(plan, "es"))
    back = json.loads(text.replace("¡", "").replace("!", ""))
    there = json.loads(plan_text(plan).replace("¡", "").replace("!", ""))
    assert back == there


def test_a_region_falls_back_on_its_language() -> None:
    charts = {
        code: next(m.title for m in in_language(translated_plan(), code).modules if "har" in m.id)
        for code in ("es-PE", "es-pe", "es_PE", "es-MX", "es", "pt")
    }
    assert charts == {
        "es-PE": "¡Gráficos de Lima!",
        "es-pe": "¡Gráficos de Lima!",
        "es_PE": "¡Gráficos de Lima!",
        "es-MX": "¡Charts!",
        "es": "¡Charts!",
        "pt": "Charts",
    }
    assert translations({"es-PE": {"a": "b"}}, "es") == {}


def test_without_its_texts_a_plan_stays_as_it_is() -> None:
    plan = translated_plan()
    assert in_language(plan, "fr") is plan
    assert in_language(plan, "e") is plan


def test_the_file_of_a_plan_in_another_language_is_still_known() -> None:
    plan = translated_plan()
    made = in_language(plan, "es")
    assert made.original is plan
    assert in_language(made, "es-PE").original is plan
    assert plan_hash(made) == hashlib.sha256(plan_text(plan).encode()).hexdigest()


@pytest.mark.parametrize("view", VIEWS_OF_ONE)
def test_views_in_another_language_keep_all_rules_and_speak_it(view: str) -> None:
    plan, look = in_language(translated_plan(), "es"), Look(words=Words("es"))
    scenes = pages(view, [plan], look)
    assert broken(view, scenes, [plan], look) == []
    told = " ".join(" ".join(text.text.split()) for scene in scenes for text in scene.texts())
    titles = [module.title for module in translated_plan().modules]
    for name in (*titles, "Data", "Desk"):
        assert f" {name} " not in f" {told} "


def test_two_plans_are_compared_in_another_language() -> None:
    both = [in_language(translated_plan(), "es")] * 2
    scenes = pages("compare", both, Look(words=Words("es")))
    told = {text.text for text in scenes[0].texts("strand-name")}
    assert told == {"¡Data!", "¡Desk!"}


def test_a_proposal_in_another_language_names_subjects_in_it() -> None:
    made = proposal_of(in_language(translated_plan(), "es"), Words("es"))
    assert {sheet.strand for sheet in made.modules} == {"¡Data!", "¡Desk!"}
    assert {row.strand for row in made.outcomes} <= {"¡Data!", "¡Desk!", "¡Newsroom!"}
    assert made.role == "¡Data reporter!"


def test_the_texts_that_a_brief_may_need_hold_those_of_its_plan() -> None:
    found = uses_for(newsroom(), order())
    held = uses_in(translated_plan())
    assert held.keys() <= found.keys()
    assert found["SQL"][0] == "module sql-basics"
    assert "Film" not in found
    assert "Poetry" not in found
    with pytest.raises(KeyError):
        uses_for(newsroom(), order(role="nobody"))


def test_the_catalogue_has_the_texts_sorted() -> None:
    for said in translated().texts.values():
        assert list(said) == sorted(said)
