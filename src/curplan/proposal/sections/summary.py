"""The one-page summary, and the roadmap after it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from curplan.proposal.document import Block, Bullets, Facts, Paragraph, Roadmap, Section
from curplan.proposal.plain import tidy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from curplan.proposal.model import Preparation, Proposal
    from curplan.proposal.sections.saying import Saying
    from curplan.proposal.times import Slot

#: Requirements that a summary names before it refers to the end of the document.
_NAMED = 4


def summary(proposal: Proposal, says: Saying) -> Section:
    """Say on one page what is proposed."""
    blocks: list[Block] = []
    if proposal.about:
        blocks.append(Paragraph(says.own(proposal.about)))
    blocks += [Paragraph(text, strong=True) for text in _shortfalls(proposal, says)]
    rows = tuple((name, tuple(value)) for name, value in _facts(proposal, says) if value)
    blocks.append(Facts(rows))
    if proposal.tasks:
        blocks.append(Paragraph(says.say("proposal-tasks")))
        blocks.append(Bullets(tuple(map(says.own, proposal.tasks))))
    return Section("summary", says.say("proposal-summary"), tuple(blocks))


def _facts(proposal: Proposal, says: Saying) -> Iterator[tuple[str, list[str]]]:
    say, hours = says.say, proposal.hours
    yield say("proposal-role"), [says.own(proposal.role)]
    audience = [says.own(proposal.audience) if proposal.audience else say("proposal-nobody")]
    if proposal.learners:
        audience.append(says.own(proposal.learners))
    audience += [says.own(each.title) for each in proposal.backgrounds]
    yield say("proposal-audience"), audience
    entry = [says.meaning(ability) for ability in proposal.entry]
    yield say("proposal-entry"), entry or [say("proposal-entry-none")]
    before = list(_before(proposal.preparation, says))
    yield say("before-start"), [*before, *says.length()] if before else []
    yield say("proposal-duration"), [says.period(proposal)]
    pace = [say("title-pace-partner", n=proposal.pace, hours=round(proposal.pace, 1))]
    pace += [] if before else says.length()  # it is said once, where hours come first
    yield say("proposal-pace"), [*pace, *slots(proposal.timetable, says)]
    split = [say("proposal-hours-total", hours=hours.total)]
    away = [each.hours for each in proposal.modules if each.kind == "placement"]
    contact = tidy(hours.contact - sum(each.contact for each in away))
    independent = tidy(hours.independent - sum(each.independent for each in away))
    split.append(say("proposal-hours-contact", hours=contact))
    if independent:
        split.append(say("proposal-hours-independent", hours=independent))
    if hours.project:
        split.append(say("proposal-hours-project", hours=hours.project))
    if away:
        placed = tidy(sum(each.total for each in away))
        split.append(say("proposal-hours-placement", hours=placed))
    yield say("proposal-hours"), split
    yield (
        say("proposal-projects"),
        [
            say(
                "proposal-project",
                title=each.title,
                hours=each.hours.total,
                weeks=says.weeks(each.first_week, each.last_week),
            )
            for each in proposal.projects
        ],
    )
    tools = tuple(dict.fromkeys(tool for sheet in proposal.modules for tool in sheet.tools))
    yield say("proposal-tools"), [says.listed(tools)] if tools else []


def _before(made: Preparation | None, says: Saying) -> Iterator[str]:
    """Say how long learners work alone before week 1, when, and on what."""
    if made is None:
        return
    pace = says.say("title-pace-partner", n=made.pace, hours=made.pace)
    weeks = says.say("weeks", n=len(made.weeks))
    text = says.say("before-alone", weeks=weeks, pace=pace)
    days = says.span(made.first_day, made.last_day)
    yield says.words.listed([text, days]) if days else text
    for each in made.modules:
        yield says.say("proposal-part", name=each.title, hours=each.hours)


def slots(timetable: Sequence[Slot], says: Saying) -> tuple[str, ...]:
    """Write the sessions of every week; days that differ in nothing else share a line."""
    alike: dict[Slot, list[str]] = {}
    for each in timetable:
        alike.setdefault(replace(each, day=0), []).append(says.words.weekday(each.day))
    return tuple(_slot(each, days, says) for each, days in alike.items())


def _slot(each: Slot, days: list[str], says: Saying) -> str:
    day = says.words.listed(days)
    text = says.say("proposal-slot", day=day, start=each.start, end=each.end)
    more = [part for part in (each.room, each.mode) if part]
    if each.pause:
        more.insert(0, says.say("proposal-pause", n=each.pause))
    return says.words.listed([text, *more])


def _shortfalls(proposal: Proposal, says: Saying) -> Iterator[str]:
    """Say what of the job's needs is missing, in the words of the roadmap."""
    needed = [each for each in proposal.requirements if each.priority != "optional"]
    for key, missing in (
        ("title-short-none", [each for each in needed if each.reached == 0 < each.needed]),
        ("title-short-part", [each for each in needed if 0 < each.reached < each.needed]),
    ):
        if missing:
            first = [each.name for each in missing[:_NAMED]]
            text = says.say(key, first=says.listed(first))
            rest = len(missing) - len(first)
            yield f"{text} {says.say('title-short-more', n=rest)}" if rest else text


def roadmap(proposal: Proposal, says: Saying) -> Section:
    """Give the roadmap its place, and its words for who cannot see it."""
    said = says.say(
        "proposal-roadmap-text",
        period=says.period(proposal),
        table=says.say("proposal-modules"),
    )
    picture = Roadmap(says.say("proposal-roadmap-caption", title=proposal.title), said)
    return Section("roadmap", says.say("proposal-roadmap"), (picture,))
