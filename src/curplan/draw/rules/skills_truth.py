"""What a skill map must show, worked out from the plan alone, without the layout's code.

A node is ``module-id``, ``python@1`` (taught), ``entry:python@1`` or ``missing:python@3``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from curplan.plan.model import Plan
    from curplan.plan.planned import PlannedModule

Pair = tuple[str, str]


@dataclass(slots=True)
class Truth:
    """Names, strands and months of the nodes, and the reduced edges between them."""

    names: dict[str, str] = field(default_factory=dict)
    strands: dict[str, str] = field(default_factory=dict)
    months: dict[str, int] = field(default_factory=dict)
    edges: set[Pair] = field(default_factory=set)
    circles: bool = False


def truth(plan: Plan, *, outcomes: bool) -> Truth:
    """Work out what the map of a plan's modules, or of its outcomes, must show."""
    found = _outcomes(plan)
    if not outcomes:
        found = _modules(plan, found)
    found.edges = {(one, other) for one, other in found.edges if one != other}
    found.edges, found.circles = reduced(found.edges)
    return found


def reduced(edges: set[Pair]) -> tuple[set[Pair], bool]:
    """Leave out the edges that a longer way makes needless; also tell whether a circle closes."""
    after: dict[str, set[str]] = {}
    for one, other in edges:
        after.setdefault(one, set()).add(other)

    def reach(starts: set[str]) -> set[str]:
        seen: set[str] = set()
        stack = list(starts)
        while stack:
            node = stack.pop()
            if node not in seen:
                seen.add(node)
                stack += after.get(node, ())
        return seen

    below = {node: reach(after[node]) for node in after}
    if any(node in below[node] for node in after):
        return edges, True
    kept = {
        (one, other)
        for one, other in edges
        if not any(other in below.get(via, ()) for via in after[one] if via != other)
    }
    return kept, False


def month_numbers(plan: Plan) -> dict[int, int]:
    """Number the plan's months from 0; a week counts to the month of its Wednesday."""
    found: dict[object, int] = {}
    made = {}
    for week in plan.weeks:
        if week.start_date is None:
            month: object = (week.week + 3) // 4
        else:
            month = (week.start_date + timedelta(days=2)).strftime("%Y-%m")
        made[week.week] = found.setdefault(month, len(found))
    return made


def _levels(module: PlannedModule) -> set[tuple[str, int]]:
    made = set()
    for skill, levels in module.teaches.items():
        made |= {(skill, level) for level in ([levels] if isinstance(levels, int) else levels)}
    return made


def _split(text: str) -> tuple[str, int]:
    skill, _, level = text.partition("@")
    return skill, int(level) if level.isdigit() else 1


def _outcomes(plan: Plan) -> Truth:
    months = month_numbers(plan)
    skills = {skill.id: skill for skill in plan.skills}
    first: dict[tuple[str, int], PlannedModule] = {}
    for module in plan.modules:
        for one in _levels(module):
            held = first.get(one, module)
            first[one] = min(held, module, key=lambda who: (who.end_week, who.id))
    missing = {
        (item.skill, level)
        for item in plan.coverage
        for level in range(item.reached + 1, item.required + 1)
    }
    required = set(missing)
    links: list[tuple[str, tuple[str, int], str]] = []

    def wants(one: tuple[str, int]) -> list[list[tuple[str, int]]]:
        skill, level = one
        described = skills[skill].levels if skill in skills else ()
        lowest = min((part.level for part in described), default=1)
        made = [[(skill, level - 1)]] if level > lowest else []
        for part in described:
            if part.level == level:
                made += [[_split(text) for text in need] for need in part.needs]
        return made

    def anywhere(options: list[tuple[str, int]]) -> tuple[str, tuple[str, int]]:
        for skill, level in options:
            if plan.entry.get(skill, 0) >= level:
                return "entry", (skill, level)
        for skill, level in options:
            high = [one for one in first if one[0] == skill and one[1] >= level]
            if high:
                return "", min(high)
        return "missing", next((one for one in options if one in missing), options[0])

    def met(options: list[tuple[str, int]], module: PlannedModule) -> tuple[str, tuple[str, int]]:
        own = _levels(module)
        for one in options:
            if one in own:
                return "", one
        for one in options:
            for need in module.needs:
                if _split(need.outcome) == one and need.source == "entry":
                    return "entry", one
                by = [other for other in plan.modules if other.id == need.source]
                if _split(need.outcome) == one and by:
                    high = [has for has in _levels(by[0]) if has[0] == one[0] and has[1] >= one[1]]
                    if high:
                        return "", min(high)
        return anywhere(options)

    for one, module in first.items():
        for options in wants(one):
            where, source = met(options, module)
            if where == "missing":
                missing.add(source)
            links.append((where, source, _node("", one)))
    waiting = sorted(missing, key=lambda one: (one not in required, one))
    for one in waiting:
        for options in wants(one):
            where, source = anywhere(options)
            if where == "missing" and source not in missing:
                missing.add(source)
                waiting.append(source)
            links.append((where, source, _node("missing", one)))
    made = Truth()
    used: dict[str, int] = {}
    for where, (skill, level), _ in links:
        if where == "entry":
            used[skill] = max(level, used.get(skill, 0))
    for where, (skill, level), target in links:
        source_level = used[skill] if where == "entry" else level
        made.edges.add((_node(where, (skill, source_level)), target))
    for state, group in (("", first), ("entry", used.items()), ("missing", missing)):
        for one in group:
            made.names[_node(state, one)] = _skill_name(plan, one[0])
            made.strands[_node(state, one)] = skills[one[0]].strand if one[0] in skills else ""
    for one, module in first.items():
        made.months[_node("", one)] = months[module.end_week]
        if one[0] not in skills:
            made.strands[_node("", one)] = module.strand
    return made


def _node(state: str, one: tuple[str, int]) -> str:
    return f"{state}:{one[0]}@{one[1]}" if state else f"{one[0]}@{one[1]}"


def _skill_name(plan: Plan, skill: str) -> str:
    named = [one.name for one in plan.skills if one.id == skill and one.name]
    named += [item.name for item in plan.coverage if item.skill == skill and item.name]
    if named:
        return " ".join(named[0].split())
    text = " ".join(skill.replace("-", " ").replace("_", " ").split())
    return text[:1].upper() + text[1:]


def _modules(plan: Plan, outcomes: Truth) -> Truth:
    """Turn the truth of the outcomes into that of the modules."""
    months = month_numbers(plan)
    teacher: dict[str, PlannedModule] = {}
    for module in sorted(plan.modules, key=lambda who: (who.end_week, who.id)):
        for one in _levels(module):
            teacher.setdefault(_node("", one), module)
    lost = [node for node in outcomes.names if node.startswith("missing:")]
    top: dict[str, int] = {}
    for node in lost:
        skill, level = _split(node.removeprefix("missing:"))
        top[skill] = max(level, top.get(skill, 0))
    raw: list[Pair] = []
    for module in plan.modules:
        for need in module.needs:
            entered = need.source == "entry"
            raw.append((f"entry:{need.outcome}" if entered else need.source, module.id))
    for source, target in outcomes.edges:
        if "missing:" in source + target:
            ends = (teacher[end].id if end in teacher else end for end in (source, target))
            raw.append((next(ends), next(ends)))
    used: dict[str, int] = {}
    for source, _ in raw:
        if source.startswith("entry:"):
            skill, level = _split(source.removeprefix("entry:"))
            used[skill] = max(level, used.get(skill, 0))

    def single(node: str) -> str:
        for state, levels in (("entry", used), ("missing", top)):
            if node.startswith(f"{state}:"):
                skill, _ = _split(node.removeprefix(f"{state}:"))
                return _node(state, (skill, levels[skill]))
        return node

    made = Truth()
    known = {module.id for module in plan.modules}
    for source, target in raw:
        if ":" in source or source in known:
            made.edges.add((single(source), single(target)))
    for module in plan.modules:
        made.names[module.id] = " ".join(module.title.split())
        made.strands[module.id] = module.strand
        made.months[module.id] = months[module.end_week]
    strands = {skill.id: skill.strand for skill in plan.skills}
    for state, levels in (("entry", used), ("missing", top)):
        for skill, level in levels.items():
            node = _node(state, (skill, level))
            made.names[node] = _skill_name(plan, skill)
            made.strands[node] = strands.get(skill, "")
    return made
