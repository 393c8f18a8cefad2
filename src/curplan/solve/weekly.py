"""The weeks of the modules as a CP-SAT model: every hard constraint of the schedule.

Per module and week: whole hours, whether it has any, whether it has begun by then and whether it
has ended by then. "Begun" and "ended" never go back, which turns every rule on order into plain
implications: a module that has begun needs a supporter that has ended.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from curplan.problem.relations import circles, forced_pairs
from curplan.solve.cpsat import negation

if TYPE_CHECKING:
    from curplan.problem.model import Problem, Solution, Task
    from curplan.solve.cpsat import Answer, Model


class Weekly:
    """Week variables of modules on a model that already has ``chosen``.

    ``hours[i][w]``, ``busy[i][w]``, ``begun[i][w]`` and ``ended[i][w]`` with ``w`` from 0. After
    ``exact`` also ``started[w]``, which holds once some module has begun, and ``over[w]``, which
    holds only when all have ended.
    """

    def __init__(self, problem: Problem, model: Model, chosen: list[int]) -> None:
        self._problem = problem
        self._model = model
        self._chosen = chosen
        weeks = range(problem.weeks)
        tasks = problem.tasks
        self.hours = [
            [model.integer(0, self._most(task, week)) for week in weeks] for task in tasks
        ]
        self.busy = [[model.boolean() for _ in weeks] for _ in tasks]
        self.begun = [[model.boolean() for _ in weeks] for _ in tasks]
        self.ended = [[model.boolean() for _ in weeks] for _ in tasks]
        for index, task in enumerate(tasks):
            self._module(index, task)
            self._support(index, task)
            self._together(index, task)
        self.alone = self._independent() if problem.alone else []
        self.started: list[int] = []
        self.over: list[int] = []
        self._capacity()
        self._capstones_and_orders()
        self._order_within_a_week()

    def _most(self, task: Task, week: int) -> int:
        return task.most(week + 1, self._problem.capacity[week])

    def _module(self, index: int, task: Task) -> None:
        """Exactly its hours, inside begun and not yet ended, at no more than its pace."""
        model, chosen = self._model, self._chosen[index]
        hours, busy = self.hours[index], self.busy[index]
        begun, ended = self.begun[index], self.ended[index]
        model.linear([*((1, h) for h in hours), (-task.hours, chosen)], 0, 0)
        for pinned, quanta in task.fixed:
            there = [(1, hours[pinned - 1])] if pinned <= self._problem.weeks else []
            model.linear([*there, (-quanta, chosen)], 0, 0)
        done = 0
        for week in range(self._problem.weeks):
            most = self._most(task, week)
            done += most
            model.linear([(1, hours[week]), (-most, busy[week])], high=0)
            model.linear([(1, hours[week]), (-1, busy[week])], low=0)
            model.implies(busy[week], begun[week])
            if week:
                model.implies(begun[week - 1], begun[week])
                model.implies(ended[week - 1], ended[week])
                model.implies(busy[week], negation(ended[week - 1]))
            so_far = [(1, hours[w]) for w in range(week + 1)]
            model.linear([*so_far, (-task.hours, ended[week])], low=0)
            model.linear([*so_far, (-min(done, task.hours), begun[week])], high=0)
        model.implies(begun[-1], chosen)
        model.implies(chosen, ended[-1])
        model.implies(ended[-1], chosen)
        for week in range(self._problem.weeks):
            model.implies(ended[week], begun[week])

    def _support(self, index: int, task: Task) -> None:
        """By the week in which a module begins, some supporter of each need has ended."""
        for need in task.needs:
            for week in range(self._problem.weeks):
                ended = [self.ended[other][week] for other in need.supporters]
                self._model.either(ended, only_if=(self.begun[index][week],))

    def _together(self, index: int, task: Task) -> None:
        """Corequisites begin no later; strict ones have hours in just the same weeks."""
        weeks = range(self._problem.weeks)
        for corequisite in task.corequisites:
            if not corequisite.strict:
                for other in corequisite.partners:
                    self._exact_begin(other)
                for week in weeks:
                    begun = [self.begun[other][week] for other in corequisite.partners]
                    self._model.either(begun, only_if=(self.begun[index][week],))
                continue
            matches = []
            for other in corequisite.partners:
                match = self._model.boolean()
                self._model.implies(match, self._chosen[other])
                for week in weeks:
                    pair = [(1, self.busy[index][week]), (-1, self.busy[other][week])]
                    self._model.linear(pair, 0, 0, only_if=(match,))
                matches.append(match)
            self._model.either(matches, only_if=(self._chosen[index],))

    def exact(self) -> None:
        """Tie "begun" and "ended" of every module to its first and last week with hours."""
        model = self._model
        for week in range(self._problem.weeks):
            self.started.append(model.boolean())
            self.over.append(model.boolean())
            for begun, ended in zip(self.begun, self.ended, strict=True):
                model.implies(begun[week], self.started[week])
                model.implies(self.over[week], ended[week])
        for index in range(len(self._problem.tasks)):
            self._exact_begin(index)
            ended, busy = self.ended[index], self.busy[index]
            for week in range(self._problem.weeks):
                before = [ended[week - 1]] if week else []
                self._model.either([*before, busy[week]], only_if=(ended[week],))

    def _exact_begin(self, index: int) -> None:
        """A module has begun only from its first week with hours."""
        begun, busy = self.begun[index], self.busy[index]
        for week in range(self._problem.weeks):
            before = [begun[week - 1]] if week else []
            self._model.either([*before, busy[week]], only_if=(begun[week],))

    def _independent(self) -> list[list[int]]:
        """Independent hours of each module and week, where they have a capacity of their own."""
        model, problem = self._model, self._problem
        alone = [
            [
                model.integer(0, min(self._most(task, week), task.alone, room))
                for week, room in enumerate(problem.alone)
            ]
            for task in problem.tasks
        ]
        for index, task in enumerate(problem.tasks):
            model.linear(
                [*((1, v) for v in alone[index]), (-task.alone, self._chosen[index])], 0, 0
            )
            for hours, part in zip(self.hours[index], alone[index], strict=True):
                model.linear([(1, hours), (-1, part)], low=0)
        for week, (capacity, room) in enumerate(zip(problem.capacity, problem.alone, strict=True)):
            model.linear([(1, parts[week]) for parts in alone], high=room)
            contact = [(1, hours[week]) for hours in self.hours]
            contact += [(-1, parts[week]) for parts in alone]
            model.linear(contact, high=capacity - room)
        return alone

    def _capacity(self) -> None:
        problem = self._problem
        thick = [index for index, task in enumerate(problem.tasks) if not task.continuous]
        for week, capacity in enumerate(problem.capacity):
            self._model.linear([(1, hours[week]) for hours in self.hours], high=capacity)
            if len(thick) > problem.max_parallel:
                busy = [(1, self.busy[index][week]) for index in thick]
                self._model.linear(busy, high=problem.max_parallel)

    def _capstones_and_orders(self) -> None:
        """The later of a forced pair has begun only when the earlier, if selected, has ended."""
        for earlier, later in forced_pairs(self._problem):
            skipped = negation(self._chosen[earlier])
            for week in range(self._problem.weeks):
                self._model.either(
                    (self.ended[earlier][week], skipped), only_if=(self.begun[later][week],)
                )

    def _order_within_a_week(self) -> None:
        """Where modules could support each other in a circle, the supporter counted on ended.

        The ranks of the choice (``add_ranks``) say who counts on whom, but not when; so here each
        group gets ranks of its own, tied to a supporter that really ends in time.
        """
        problem, model = self._problem, self._model
        for group in circles(problem):
            inside = set(group)
            rank = {index: model.integer(0, len(group) - 1) for index in group}
            for earlier, later in forced_pairs(problem):
                if earlier in inside and later in inside:
                    both = (self._chosen[earlier], self._chosen[later])
                    model.linear([(1, rank[later]), (-1, rank[earlier])], low=1, only_if=both)
            for index in group:
                for need in problem.tasks[index].needs:
                    self._counted_on(index, need.supporters, inside, rank)

    def _counted_on(
        self, index: int, supporters: tuple[int, ...], inside: set[int], rank: dict[int, int]
    ) -> None:
        model = self._model
        literals = []
        for supporter in supporters:
            literal = model.boolean()
            model.implies(literal, self._chosen[supporter])
            for week in range(self._problem.weeks):
                model.either(
                    (self.ended[supporter][week],), only_if=(literal, self.begun[index][week])
                )
            if supporter in inside:
                model.linear([(1, rank[index]), (-1, rank[supporter])], low=1, only_if=(literal,))
            literals.append(literal)
        model.either(literals, only_if=(self._chosen[index],))

    def hint(self, solution: Solution) -> dict[int, int]:
        """Give values of the week variables that describe a solution."""
        values = {}
        for index in range(len(self._problem.tasks)):
            spread = solution.hours.get(index, {})
            first, last = min(spread, default=0), max(spread, default=0)
            values[self._chosen[index]] = int(bool(spread))
            for week in range(self._problem.weeks):
                hours = spread.get(week + 1, 0)
                values[self.hours[index][week]] = hours
                values[self.busy[index][week]] = int(hours > 0)
                values[self.begun[index][week]] = int(bool(spread) and first <= week + 1)
                values[self.ended[index][week]] = int(bool(spread) and last <= week + 1)
        return values

    def read(self, answer: Answer) -> dict[int, dict[int, int]]:
        """Read the hours of an answer: module -> week from 1 -> quanta."""
        spread: dict[int, dict[int, int]] = {}
        for index, variables in enumerate(self.hours):
            weeks = {
                week: answer.values[variable]
                for week, variable in enumerate(variables, start=1)
                if answer.values[variable]
            }
            if weeks:
                spread[index] = weeks
        return spread
