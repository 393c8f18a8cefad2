"""What a role says about itself: audiences, profile, tasks of the job, hours by theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curplan.catalogue.faults import Fault, at
from curplan.diagnostics import Severity, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from curplan.catalogue.draft import Draft


def audiences_of_roles(draft: Draft) -> Iterator[Fault]:
    """The audiences that roles name exist."""
    known = draft.catalogue.audience_by_id
    for role in draft.catalogue.roles:
        for name in role.audiences:
            if name not in known and not draft.doubts["audiences"].covers(name):
                hint = nearest(name, known) or _listed("audiences", known)
                message = f"there is no audience '{name}'"
                place = at(role.origin, "audiences", find=name)
                if name == role.audience:
                    place = at(role.origin, "audience")
                yield Fault("unknown-audience", message, place, hint)


def profiles_of_roles(draft: Draft) -> Iterator[Fault]:
    """The policy has the profile that a role names, if there is a policy."""
    known = [policy.profile for policy in draft.catalogue.policies]
    for role in draft.catalogue.roles:
        if known and role.profile not in ("", *known) and not draft.policy_in_doubt:
            hint = nearest(role.profile, known) or _listed("profiles", known)
            message = f"the policy has no profile '{role.profile}'"
            yield Fault("unknown-profile", message, at(role.origin, "profile"), hint)


def tasks_of_roles(draft: Draft) -> Iterator[Fault]:
    """What serves a task of the job is required by the role, at that level or above."""
    for role in draft.catalogue.roles:
        required: dict[str, int] = {}
        for requirement in role.requires:
            skill, level = requirement.outcome
            required[skill] = max(level, required.get(skill, 0))
        for index, item in enumerate(role.tasks):
            for outcome in item.outcomes:
                if required.get(outcome.skill, 0) < outcome.level:
                    yield Fault(
                        "task-not-required",
                        f"the role '{role.id}' does not require {outcome}, which serves this task",
                        at(role.origin, "tasks", index, "outcomes", find=str(outcome)),
                        "require it, or name an outcome that the role requires",
                    )


def themes_of_roles(draft: Draft) -> Iterator[Fault]:
    """A theme can have modules, and its limits leave room between them."""
    catalogue = draft.catalogue
    strands = {module.strand for module in catalogue.modules}
    for role in catalogue.roles:
        for index, theme in enumerate(role.themes):
            place = at(role.origin, "themes", index)
            if not (theme.kinds or theme.skills or theme.strands):
                yield Fault(
                    "empty-theme",
                    f"no module can belong to the theme '{theme.theme}'",
                    place,
                    "name its skills, its strands or its kinds of module",
                )
            if 0 < theme.most < theme.least:
                yield Fault(
                    "bad-value",
                    f"'most' of the theme '{theme.theme}' is less than its 'least'",
                    place.down("most"),
                    "correct one of the two",
                )
            for skill in theme.skills:
                if skill not in catalogue.skill_by_id and not draft.doubts["skills"].covers(skill):
                    hint = nearest(skill, catalogue.skill_by_id) or "define it, or correct it"
                    where = at(role.origin, "themes", index, "skills", find=skill)
                    yield Fault("unknown-skill", f"there is no skill '{skill}'", where, hint)
            for strand in theme.strands:
                if strand not in strands and not draft.doubts["modules"].all:
                    hint = nearest(strand, strands) or _listed("strands", strands)
                    where = at(role.origin, "themes", index, "strands", find=strand)
                    yield Fault(
                        "unknown-strand", f"no module has the strand '{strand}'", where, hint
                    )


def repeated_themes(draft: Draft) -> Iterator[Fault]:
    """A role has a theme once: hours are counted by its title."""
    for role in draft.catalogue.roles:
        first: dict[str, int] = {}
        for index, theme in enumerate(role.themes):
            if theme.theme in first:
                earlier = at(role.origin, "themes", first[theme.theme], "theme")
                yield Fault(
                    "duplicate-theme",
                    f"the role '{role.id}' has a theme '{theme.theme}' already",
                    at(role.origin, "themes", index, "theme"),
                    "give it another title, or put both into one",
                    notes=(("first given here", earlier),),
                )
            first.setdefault(theme.theme, index)


def themes_in_reach(draft: Draft) -> Iterator[Fault]:
    """Warn of themes that get no module, or fewer hours than they ask for."""
    catalogue = draft.catalogue
    if draft.doubts["modules"]:
        return
    skills = set(catalogue.skill_by_id)
    strands = {module.strand for module in catalogue.modules}
    for role in catalogue.roles:
        minutes = dict.fromkeys((theme.theme for theme in role.themes), 0)
        for module in catalogue.modules if role.themes else ():
            theme = role.theme_of(module)
            if theme:
                minutes[theme.theme] += module.minutes
        for index, theme in enumerate(role.themes):
            place = at(role.origin, "themes", index)
            had = minutes[theme.theme]
            if not (theme.kinds or theme.skills or theme.strands) or had >= max(1, theme.least):
                continue
            if not (skills.issuperset(theme.skills) and strands.issuperset(theme.strands)):
                continue  # said already
            if had:
                message = (
                    f"the theme '{theme.theme}' asks for {theme.least / catalogue.hour:g} h; "
                    f"the modules that count to it have {had / catalogue.hour:g} h in all"
                )
                place, hint = place.down("least"), "ask for less, or add modules"
            elif any(theme.fits(module) for module in catalogue.modules):
                message = f"every module that fits the theme '{theme.theme}' counts to another"
                hint = "a module counts to the first theme that fits: move this one up"
            else:
                message = f"no module fits the theme '{theme.theme}'"
                hint = "correct its skills, strands or kinds, or add a module"
            yield Fault("theme-out-of-reach", message, place, hint, Severity.WARNING)


def _listed(word: str, names: Iterable[str]) -> str:
    listed = ", ".join(sorted(names)[:8])
    return f"the {word} are {listed}" if listed else f"there are no {word} yet: add one, or none"
