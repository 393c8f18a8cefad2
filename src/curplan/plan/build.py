"""Build the plan file's content from a result: dates, hours, reasons, coverage, scores."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from curplan.calendars.weeks import usual_hours
from curplan.plan import model, planned
from curplan.plan.backgrounds import backgrounds_of
from curplan.plan.dated import module_in, weeks_with
from curplan.plan.described import skills_of
from curplan.plan.hours import hours_of, written_hours
from curplan.plan.pins import pins_of
from curplan.plan.preparation import preparation_of
from curplan.plan.reasons import reasons
from curplan.plan.rules import broken_rules
from curplan.plan.supports import Placed, critical_chain, in_order, supports
from curplan.plan.texts import texts_of
from curplan.problem.asked import entry_levels, requirements_of
from curplan.problem.relations import forced_pairs
from curplan.problem.split import split

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from curplan.brief import Brief
    from curplan.calendars.weeks import Week
    from curplan.catalogue.models import Catalogue, Module, Requirement
    from curplan.problem.model import Problem, Result, Score
    from curplan.problem.split import Split

PROVEN_FIRST = 5
"""Objectives 1 to 5 are what ``optimal`` claims; the sixth carries its own bound."""


def build_plan(
    catalogue: Catalogue,
    brief: Brief,
    weeks: Sequence[Week],
    problem: Problem,
    result: Result,
    advice: Sequence[model.Advice] = (),
    diagnostics: Sequence[model.PlanDiagnostic] = (),
    alone: Split | None = None,
    sessions: Sequence[planned.PlannedSession] = (),
) -> model.Plan:
    """Turn a result into a plan; an infeasible one has no modules.

    ``alone`` are the independent quanta of the solution, where they are settled already.
    """
    builder = _Builder(catalogue, brief, weeks, problem, result, alone)
    made = builder.plan(advice, diagnostics)
    if sessions:
        made = made.model_copy(update={"sessions": tuple(sessions)})
    texts = texts_of(made, catalogue)
    return made.model_copy(update={"texts": texts}) if texts else made


class _Builder:
    def __init__(
        self,
        catalogue: Catalogue,
        brief: Brief,
        weeks: Sequence[Week],
        problem: Problem,
        result: Result,
        alone: Split | None,
    ) -> None:
        self._catalogue = catalogue
        self._brief = brief
        self._weeks = weeks
        self._problem = problem
        self._result = result
        self._hours = result.solution.hours if result.solution else {}
        divided = alone
        if divided is None:
            divided = split(problem, result.solution) if result.solution else {}
        if divided is None:
            raise AssertionError("contact and independent hours do not fit their capacities")
        self._alone = divided
        self._entry = entry_levels(catalogue, brief)
        self._requirements = requirements_of(catalogue, brief)
        placed = [
            Placed(self._module(index), min(spread), max(spread))
            for index, spread in self._hours.items()
        ]
        self._last = self._forced()
        self._ordered = in_order(catalogue, placed, self._entry, self._last)
        self._met = supports(catalogue, self._ordered, self._entry)

    def _module(self, index: int) -> Module:
        return self._catalogue.module_by_id[self._problem.tasks[index].id]

    def _quanta(self, quanta: int) -> int | float:
        return hours_of(quanta * self._problem.quantum, self._catalogue.hour)

    def plan(
        self, advice: Sequence[model.Advice], diagnostics: Sequence[model.PlanDiagnostic]
    ) -> model.Plan:
        catalogue, brief = self._catalogue, self._brief
        role = catalogue.role_by_id[brief.role]
        usual = "" if brief.learners else role.audience
        audience = catalogue.audience_by_id.get(brief.audience or usual)
        learners = brief.learners.title if brief.learners else ""
        coverage = tuple(self._coverage(requirement) for requirement in self._requirements)
        solution = self._result.solution
        return model.Plan(
            catalogue=model.CatalogueStamp(
                name=catalogue.name,
                version=catalogue.version,
                sha256=catalogue.sha256,
                hour=catalogue.hour,
            ),
            role=role.id,
            role_title=role.title,
            role_description=role.description,
            tasks=tuple(
                model.JobTask(task=task.task, outcomes=tuple(map(str, task.outcomes)))
                for task in role.tasks
            ),
            esco=role.esco,
            onet=role.onet,
            audience=audience.id if audience else "",
            audience_title=learners or (audience.title if audience else ""),
            audience_description=audience.describes if audience and not learners else "",
            brief=brief.document(),
            time_box=model.TimeBox(
                weeks=brief.weeks,
                hours_per_week=written_hours(usual_hours(brief, catalogue.hour)),
                start=brief.start,
                weekend=brief.weekend,
            ),
            limits=model.Limits(max_parallel=brief.max_parallel, max_hours=brief.max_hours),
            entry=self._entry,
            backgrounds=backgrounds_of(
                catalogue, brief, [placed.module for placed in self._ordered], self._entry
            ),
            preparation=preparation_of(catalogue, brief),
            pins=pins_of(brief),
            status=self._status(),
            partial=any(row.priority == "must" and not row.full for row in coverage),
            objectives=tuple(self._objective(score) for score in self._result.scores),
            modules=self._planned_modules(),
            weeks=weeks_with(self._weeks, map(self._minutes, self._hours.values()), catalogue.hour),
            coverage=coverage,
            skills=skills_of(
                catalogue,
                [placed.module for placed in self._ordered],
                [*self._entry, *(row.skill for row in coverage)],
            ),
            critical_chain=self._critical_chain(),
            rules=broken_rules(self._problem, solution, catalogue) if solution else (),
            advice=tuple(advice),
            diagnostics=tuple(diagnostics),
        )

    def _status(self) -> Literal["optimal", "feasible", "infeasible"]:
        if self._result.solution is None:
            return "infeasible"
        proven = all(score.proven for score in self._result.scores[:PROVEN_FIRST])
        return "optimal" if proven else "feasible"

    def _objective(self, score: Score) -> model.Objective:
        convert = self._quanta if score.name == "hours" else int
        return model.Objective(
            name=score.name,
            value=convert(score.value),
            bound=convert(score.bound),
            max=None if score.maximum is None else convert(score.maximum),
            proven=score.proven,
        )

    def _planned_modules(self) -> tuple[planned.PlannedModule, ...]:
        why = reasons(
            self._ordered, self._met, self._requirements, self._entry, self._brief.included
        )
        index_of = {self._problem.tasks[index].id: index for index in self._hours}
        return tuple(
            self._planned(placed.module, index_of[placed.module.id], why[placed.module.id])
            for placed in self._ordered
        )

    def _planned(self, module: Module, index: int, why: tuple[str, ...]) -> planned.PlannedModule:
        spread = self._minutes(self._hours[index])
        done = module.id in self._brief.done
        return module_in(
            self._weeks,
            module,
            spread,
            self._catalogue.hour,
            minutes=sum(spread.values()) if done else module.minutes,
            needs=self._met[module.id],
            alone=self._minutes(self._alone[index]),
            why=why,
        )

    def _minutes(self, spread: Mapping[int, int]) -> dict[int, int]:
        return {week: quanta * self._problem.quantum for week, quanta in spread.items()}

    def _coverage(self, requirement: Requirement) -> model.Coverage:
        skill, required = requirement.outcome
        held = self._entry.get(skill, 0)
        taught = [
            (outcome.level, p.module.id)
            for p in self._ordered
            for outcome in p.module.teaches
            if outcome.skill == skill and outcome.level > held
        ]
        return model.Coverage(
            skill=skill,
            name=self._catalogue.skill_by_id[skill].name,
            required=required,
            priority=requirement.priority.value,
            weight=requirement.weight,
            entry=held,
            reached=max([held, *(level for level, _ in taught)]),
            by=tuple(dict.fromkeys(name for _, name in taught)),
            why=requirement.why,
        )

    def _forced(self) -> dict[str, list[str]]:
        """What comes before a module because the capstone is last or a pin says so."""
        tasks = self._problem.tasks
        last: dict[str, list[str]] = {}
        for earlier, later in forced_pairs(self._problem):
            if earlier in self._hours and later in self._hours:
                last.setdefault(tasks[later].id, []).append(tasks[earlier].id)
        return last

    def _critical_chain(self) -> tuple[str, ...]:
        weekly = int(usual_hours(self._brief, self._catalogue.hour) * self._catalogue.hour)
        return critical_chain(self._ordered, self._met, self._last, weekly)
