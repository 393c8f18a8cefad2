"""A plan's map: its modules, or what it teaches; what is held, and what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curplan.draw.parts.strands import display
from curplan.draw.skills.graph import Map, Node, skill_graph
from curplan.draw.skills.months import months
from curplan.draw.skills.needs import (
    ENTRY,
    LEARNT,
    MISSING,
    Needs,
    Source,
    needs_of,
    outcome,
    taught,
)
from curplan.draw.theme import GLYPHS

if TYPE_CHECKING:
    from curplan.draw.look import Look
    from curplan.draw.skills.graph import Edge
    from curplan.draw.skills.needs import Outcome
    from curplan.plan.model import Plan
    from curplan.plan.planned import PlannedModule

#: Levels that have a name (DigComp's four bands).
_NAMED = range(1, 5)
_RANKS = ("must", "essential")


class _Maker:
    def __init__(self, plan: Plan, look: Look) -> None:
        self.plan, self.look = plan, look
        self.steps, self.month = months(plan, look)
        self.names = {item.skill: item.name for item in plan.coverage if item.name}
        self.names.update({skill.id: skill.name for skill in plan.skills if skill.name})
        self.strands = {skill.id: skill.strand for skill in plan.skills}
        both = sorted({module.strand for module in plan.modules} | {*self.strands.values()})
        self.titles = tuple((strand, plan.strand_title(strand)) for strand in both)
        self.required = {(item.skill, item.required): item.priority for item in plan.coverage}
        self.needs: Needs = needs_of(plan)

    def level(self, level: int) -> str:
        """Say a level in a word."""
        if level in _NAMED:
            return self.look.words.say(f"skills-level-{level}")
        return self.look.words.say("skills-level", n=level)

    def name(self, skill: str) -> str:
        """Name a skill; of one that the plan does not describe, its id is all there is."""
        return _whole(self.names.get(skill, "")) or display(skill)

    def when(self, module: PlannedModule) -> int:
        """Give the month in which a module ends."""
        return self.month.get(module.end_week, -1)

    def held(self, one: Outcome) -> Node:
        """Make the node of an outcome held on entry."""
        skill, level = one
        notes = (self.level(level), self.look.words.say("skills-held"))
        name = self.name(skill)
        return Node(_id((ENTRY, one)), name, self.strands.get(skill, ""), notes, "entry")

    def module(self, module: PlannedModule) -> Node:
        """Make the node of a module."""
        step = self.when(module)
        notes = self.steps[step : step + 1]
        glyph, mark = GLYPHS.get(module.kind, ""), _mark(module, self.plan)
        title = _whole(module.title)
        return Node(module.id, title, module.strand, notes, "learnt", step, glyph, mark)

    def missed(self, one: Outcome, *, required: bool, mark: str) -> Node:
        """Make the node of an outcome that is missing."""
        skill, level = one
        said = self.look.words.say("skills-not-reached" if required else "skills-not-taught")
        name = self.name(skill)
        notes = (self.level(level), said)
        strand = self.strands.get(skill, "")
        return Node(_id((MISSING, one)), name, strand, notes, "missing", mark=mark)


def _whole(name: str) -> str:
    return " ".join(name.split())


def _id(source: Source) -> str:
    state, (skill, level) = source
    prefix = "" if state == LEARNT else f"{state}:"
    return f"{prefix}{skill}@{level}"


def outcome_map(plan: Plan, look: Look) -> Map:
    """Map the outcomes that a plan teaches, uses from the entry, or misses.

    Nodes are named ``python@1``, ``entry:python@1``, ``missing:python@1``.
    """
    made = _Maker(plan, look)
    found = made.needs
    nodes = [made.held(one) for one in found.entry]
    for one, module in sorted(found.learnt.items(), key=lambda pair: (pair[1].end_week, pair[0])):
        skill, level = one
        step = made.when(module)
        notes = [made.level(level), *made.steps[step : step + 1]]
        name, strand = made.name(skill), made.strands.get(skill, module.strand)
        mark = made.required.get(one, "")
        node = Node(_id((LEARNT, one)), name, strand, tuple(notes), "learnt", step, "", mark)
        nodes.append(node)
    nodes += [
        made.missed(one, required=required, mark=made.required.get(one, ""))
        for one, required in sorted(found.missing.items())
    ]
    edges = [(_id(source), _id(target)) for source, target in found.edges]
    return skill_graph(nodes, edges, made.steps, made.titles)


def module_map(plan: Plan, look: Look) -> Map:
    """Map the modules of a plan, with the skills that they use from the entry, and those missing.

    Modules are named by their ids, a skill of the entry ``entry:python@1``, a missing one
    ``missing:python@3`` by the highest level that is missing.
    """
    made = _Maker(plan, look)
    modules = sorted(plan.modules, key=lambda module: (module.start_week, module.id))
    top: dict[str, int] = {}
    for skill, level in made.needs.missing:
        top[skill] = max(level, top.get(skill, 0))
    edges, uses = _needs_of_modules(plan)

    def named(source: Source) -> str:
        state, one = source
        if state == LEARNT:
            return made.needs.learnt[one].id
        return _id((state, (one[0], top[one[0]])))

    for source, target in made.needs.edges:
        if MISSING not in (source[0], target[0]):
            continue
        if source[0] == ENTRY:
            uses.append((source[1], named(target)))
        else:
            edges.append((named(source), named(target)))
    used: dict[str, int] = {}
    for (skill, level), _ in uses:
        used[skill] = max(level, used.get(skill, 0))
    edges += [(_id((ENTRY, (skill, used[skill]))), target) for (skill, _), target in uses]
    nodes = [made.held(one) for one in sorted(used.items())]
    nodes += [made.module(module) for module in modules]
    for skill, level in sorted(top.items()):
        required = any(
            wanted for (other, _), wanted in made.needs.missing.items() if other == skill
        )
        mark = made.required.get((skill, level), "")
        nodes.append(made.missed((skill, level), required=required, mark=mark))
    return skill_graph(nodes, edges, made.steps, made.titles)


def _needs_of_modules(plan: Plan) -> tuple[list[Edge], list[tuple[Outcome, str]]]:
    """Give the edges between modules, and which module uses what from the entry."""
    known = {module.id for module in plan.modules}
    edges, uses = [], []
    for module in plan.modules:
        for need in module.needs:
            if need.source in known:
                edges.append((need.source, module.id))
            elif need.source == ENTRY:
                uses.append((outcome(need.outcome), module.id))
    return edges, uses


def _mark(module: PlannedModule, plan: Plan) -> str:
    """Give the weightiest priority of the requirements that a module meets in full."""
    levels = dict(sorted(taught(module)))
    found = {item.priority for item in plan.coverage if levels.get(item.skill, 0) >= item.required}
    return next((priority for priority in _RANKS if priority in found), "")
