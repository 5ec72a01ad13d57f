"""The reference month in Mesa 3: one agent per person, two stages of an AgentSet per month.

An agent keeps what it read of others in the first stage and changes itself in the second, so that all see last month.
"""

from __future__ import annotations

from math import exp
from typing import Any

import mesa
import numpy as np
from month import (
    COMPARED,
    FALL_ILL,
    FIND,
    FIRST_INCOME,
    FIRST_PART,
    FIRST_WORK,
    HOME,
    KEEP,
    PLACE,
    PLAN,
    TAKE_PART,
    found,
    tie,
)


def chance(eta: float) -> float:
    return 1 / (1 + exp(-eta))


def within(x: float, low: float, high: float) -> float:
    return low if x < low else high if x > high else x


class Place:
    def __init__(self) -> None:
        self.work, self.income, self.part = FIRST_WORK, FIRST_INCOME, FIRST_PART
        self.people: list[Person] = []

    def gather(self) -> None:
        n = len(self.people)
        self.work = sum(person.work for person in self.people) / n
        self.income = sum(person.income for person in self.people) / n
        self.part = sum(person.part for person in self.people) / n


class Person(mesa.Agent):
    def __init__(self, model: mesa.Model, place: Place, traits: dict[str, Any]) -> None:
        super().__init__(model)
        self.place = place
        self.home: list[Person] = []  # the others
        self.friends: list[Person] = []
        for name, value in traits.items():
            setattr(self, name, value)

    def look(self) -> None:
        income = work = 0.0
        for person in self.home:
            income += person.income
            work += person.work
        norm = part = 0.0
        for person in self.friends:
            norm += person.norm
            part += person.part
        self.home_income, self.home_work = income / len(self.home), work / len(self.home)
        self.ties_norm, self.ties_part = norm / len(self.friends), part / len(self.friends)

    def live(self) -> None:
        place, draw, normal = self.place, self.random.random, self.random.gauss
        sick, stress = self.ill, self.stress
        if self.work:
            k = KEEP
            eta = k[0] + k[1] * self.skill + k[2] * min(self.tenure, 24) + k[3] * sick + k[4] * stress
        else:
            f = FIND
            eta = f[0] + f[1] * self.skill + f[2] * self.schooling + f[3] * place.work + f[4] * self.home_work
            eta += f[5] * sick + f[6] * min(self.months_jobless, 12)
        works = draw() < chance(eta)
        w = FALL_ILL
        age = ((self.model.month - self.birth_month) / 12 - 40) / 10
        eta = w[0] + w[1] * age + w[2] * stress + w[3] * (self.health - 0.8) + w[4] * sick + w[5] * self.sex
        ill = draw() < chance(eta)
        w = TAKE_PART
        eta = w[0] + w[1] * self.ties_norm + w[2] * self.ties_part + w[3] * place.part + w[4] * self.trust
        part = draw() < chance(eta + w[5] * self.part + w[6] * self.sociability)
        w = PLAN
        eta = w[0] + w[1] * stress + w[2] * self.belonging + w[3] * self.hope + w[4] * self.support
        plans = draw() < chance(eta + w[5] * self.plans)

        wage = 250 * (1 + 0.25 * self.skill + 0.15 * self.schooling) * (1 + 0.1 * normal(0, 1))
        self.income = income = within(0.5 * (self.income + max(wage, 0) * works), 0, 4000)
        gift, size = draw() < 0.1, draw()
        spent = 0.7 * self.expenses + 0.3 * (100 + 0.4 * income + 0.2 * self.home_income)
        self.expenses = spent = within(spent, 0, 4000)
        have = self.savings + income + 60 * size * gift + 0.1 * (self.home_income - income) - spent
        self.debt = debt = within(0.97 * self.debt + max(-have, 0), 0, 10000)
        self.savings = within(have, 0, 10000)
        self.skill = within(0.99 * self.skill + 0.02 * works * (1 + 0.2 * self.ability), -3, 3)
        self.health = within(0.9 * self.health + 0.1 * (self.constitution - ill), 0, 1)
        stress = 0.08 + 0.8 * stress + 0.08 * ill - 0.06 * works + 0.1 * debt / (debt + 500) + 0.05 * plans
        self.stress = within(stress - 0.06 * self.support + 0.04 * normal(0, 1), 0, 1)
        self.norm = within(0.85 * self.norm + 0.1 * self.ties_norm + 0.05 * part, 0, 1)
        self.trust = within(0.01 + 0.9 * self.trust + 0.05 * self.ties_part + 0.03 * part, 0, 1)
        support = 0.9 * self.support + 0.05 * self.home_work + 0.05 * self.ties_part + 0.02 * self.sociability
        self.support = within(support, 0, 1)
        self.belonging = within(0.95 * self.belonging + 0.025 * self.attachment + 0.015 * (place.part + part), 0, 1)
        hope = 0.9 * self.hope + 0.04 * works + 0.03 * self.patience + 0.03 * place.work
        self.hope = within(hope + 0.01 * (income > place.income), 0, 1)
        self.wellbeing = 0.3 * (self.health + 1 - self.stress) + 0.2 * (self.hope + self.belonging)
        self.months_jobless = 0 if works else min(self.months_jobless, 254) + 1
        self.times_ill = min(self.times_ill, 254) + ill
        self.tenure = min(self.tenure, 65534) + 1 if works else 0
        self.work, self.ill, self.part, self.plans = works, ill, part, plans


class Month(mesa.Model):
    def __init__(self, people: int, seed: int) -> None:
        super().__init__(seed=seed)
        self.month = 0
        self.places = [Place() for _ in range(people // PLACE)]
        start = {name: column.tolist() for name, column in found(people, seed).items()}
        names = list(start)
        persons = [
            Person(self, self.places[i // PLACE], dict(zip(names, values, strict=True)))
            for i, values in enumerate(zip(*start.values(), strict=True))
        ]
        for i, (person, ties) in enumerate(zip(persons, tie(people, seed).tolist(), strict=True)):
            person.place.people.append(person)
            first = i - i % HOME
            person.home = [other for other in persons[first : first + HOME] if other is not person]
            person.friends = [persons[j] for j in ties]

    def step(self) -> None:
        self.agents.do("look")
        self.agents.do("live")
        for place in self.places:
            place.gather()
        self.month += 1

    @property
    def columns(self) -> dict[str, Any]:
        return {name: np.array(self.agents.get(name)) for name in COMPARED}
