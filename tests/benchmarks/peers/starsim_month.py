"""The reference month in Starsim 3: one module with states and distributions, a network for the ties."""

from __future__ import annotations

from typing import Any

import numpy as np
import starsim as ss
from month import (
    FALL_ILL,
    FIND,
    FIRST_INCOME,
    FIRST_PART,
    FIRST_WORK,
    FLOATS,
    HOME,
    KEEP,
    PLACE,
    PLAN,
    SHORTS,
    TAKE_PART,
    TIES,
    found,
    tie,
)

FLAGS = ["sex", "work", "ill", "part", "plans"]
COUNTS = ["schooling", "months_jobless", "times_ill", *SHORTS]
F = np.float32


def logistic(eta: Any) -> Any:
    return 1 / (1 + np.exp(-eta))


class Ties(ss.Network):
    """Fixed edges, the first tie of everybody, then the second: nothing happens to them in a month."""

    def step(self) -> None:
        pass


class Life(ss.Module):
    def __init__(self, start: dict[str, Any], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.start = start
        self.define_states(
            *[ss.FloatArr(name) for name in (*FLOATS, *COUNTS)],
            *[ss.BoolArr(name) for name in FLAGS],
        )
        for name in ("draw_work", "draw_ill", "draw_part", "draw_plans"):
            setattr(self, name, ss.bernoulli(name=name, p=0.5))
        self.draw_gift = ss.bernoulli(name="gift", p=0.1)
        self.gift_size = ss.uniform(name="gift_size", low=0, high=60)
        self.wage_noise, self.mood = ss.normal(name="wage"), ss.normal(name="mood")

    def init_post(self) -> None:
        super().init_post()
        for name, column in self.start.items():
            self[name][:] = column.astype(bool) if name in FLAGS else column
        places = len(self.start["work"]) // PLACE
        self.place = np.array([[FIRST_WORK], [FIRST_INCOME], [FIRST_PART]], F).repeat(places, axis=1)

    def decide(self, draw: ss.bernoulli, eta: Any) -> Any:
        draw.set(p=logistic(eta))
        return draw.rvs(self.sim.people.auids)

    def step(self) -> None:
        uids = self.sim.people.auids
        friends = self.sim.networks.ties.p2

        def at_home(x: Any) -> Any:
            return (x.reshape(-1, HOME).sum(axis=1).repeat(HOME) - x) * F(1 / (HOME - 1))

        def of_ties(x: Any) -> Any:
            return x[friends].reshape(TIES, -1).mean(axis=0, dtype=F)

        v = {name: self[name].values for name in (*FLOATS, *COUNTS, *FLAGS)}
        stress, skill, schooling, ill = v["stress"], v["skill"], v["schooling"], v["ill"]
        home_income, home_work = at_home(v["income"]), at_home(v["work"].astype(F))
        ties_norm, ties_part = of_ties(v["norm"]), of_ties(v["part"])
        place_work, place_income, place_part = (row.repeat(PLACE) for row in self.place)

        k, f = KEEP, FIND
        keep = k[0] + k[1] * skill + k[2] * np.minimum(v["tenure"], 24) + k[3] * ill + k[4] * stress
        find = f[0] + f[1] * skill + f[2] * schooling + f[3] * place_work + f[4] * home_work
        find += f[5] * ill + f[6] * np.minimum(v["months_jobless"], 12)
        works = self.decide(self.draw_work, np.where(v["work"], keep, find))
        w = FALL_ILL
        age = ((self.ti - v["birth_month"]) / 12 - 40) / 10
        eta = w[0] + w[1] * age + w[2] * stress + w[3] * (v["health"] - F(0.8)) + w[4] * ill + w[5] * v["sex"]
        falls_ill = self.decide(self.draw_ill, eta)
        w = TAKE_PART
        eta = w[0] + w[1] * ties_norm + w[2] * ties_part + w[3] * place_part + w[4] * v["trust"]
        takes_part = self.decide(self.draw_part, eta + w[5] * v["part"] + w[6] * v["sociability"])
        w = PLAN
        eta = w[0] + w[1] * stress + w[2] * v["belonging"] + w[3] * v["hope"] + w[4] * v["support"]
        makes_plans = self.decide(self.draw_plans, eta + w[5] * v["plans"])

        wage = 250 * (1 + F(0.25) * skill + F(0.15) * schooling) * (1 + F(0.1) * self.wage_noise.rvs(uids))
        income = np.clip(F(0.5) * (v["income"] + np.maximum(wage, 0) * works), 0, 4000)
        gift = self.draw_gift.rvs(uids) * self.gift_size.rvs(uids)
        expenses = np.clip(F(0.7) * v["expenses"] + F(0.3) * (100 + F(0.4) * income + F(0.2) * home_income), 0, 4000)
        have = v["savings"] + income + gift + F(0.1) * (home_income - income) - expenses
        debt = np.clip(F(0.97) * v["debt"] + np.maximum(-have, 0), 0, 10000)
        health = np.clip(F(0.9) * v["health"] + F(0.1) * (v["constitution"] - falls_ill), 0, 1)
        strain = F(0.08) + F(0.8) * stress + F(0.08) * falls_ill - F(0.06) * works + F(0.1) * debt / (debt + 500)
        strain += F(0.05) * makes_plans - F(0.06) * v["support"] + F(0.04) * self.mood.rvs(uids)
        strain = np.clip(strain, 0, 1)
        support = F(0.9) * v["support"] + F(0.05) * (home_work + ties_part) + F(0.02) * v["sociability"]
        belonging = F(0.95) * v["belonging"] + F(0.025) * v["attachment"] + F(0.015) * (place_part + takes_part)
        belonging = np.clip(belonging, 0, 1)
        hope = F(0.9) * v["hope"] + F(0.04) * works + F(0.03) * v["patience"] + F(0.03) * place_work
        hope = np.clip(hope + F(0.01) * (income > place_income), 0, 1)
        self.income[:], self.expenses[:], self.debt[:] = income, expenses, debt
        self.savings[:] = np.clip(have, 0, 10000)
        self.skill[:] = np.clip(F(0.99) * skill + F(0.02) * works * (1 + F(0.2) * v["ability"]), -3, 3)
        self.health[:], self.stress[:], self.belonging[:], self.hope[:] = health, strain, belonging, hope
        self.norm[:] = np.clip(F(0.85) * v["norm"] + F(0.1) * ties_norm + F(0.05) * takes_part, 0, 1)
        self.trust[:] = np.clip(F(0.01) + F(0.9) * v["trust"] + F(0.05) * ties_part + F(0.03) * takes_part, 0, 1)
        self.support[:] = np.clip(support, 0, 1)
        self.wellbeing[:] = F(0.3) * (health + 1 - strain) + F(0.2) * (hope + belonging)
        self.months_jobless[:] = np.where(works, 0, np.minimum(v["months_jobless"], 254) + 1)
        self.times_ill[:] = np.minimum(v["times_ill"], 254) + falls_ill
        self.tenure[:] = np.where(works, np.minimum(v["tenure"], 65534) + 1, 0)
        self.work[:], self.ill[:], self.part[:], self.plans[:] = works, falls_ill, takes_part, makes_plans
        self.place = np.stack([x.reshape(-1, PLACE).mean(axis=1, dtype=F) for x in (works, income, takes_part)])


class Month:
    def __init__(self, people: int, seed: int) -> None:
        ties = tie(people, seed)
        edges = {"p1": np.tile(np.arange(people), TIES), "p2": ties.T.ravel(), "beta": np.ones(ties.size, F)}
        network = Ties(**edges, name="ties")
        self.life = Life(found(people, seed), name="life")
        self.sim = ss.Sim(
            n_agents=people,
            networks=network,
            modules=self.life,
            start=2000,
            dur=1000,
            dt=1,
            rand_seed=seed,
            verbose=0,
            copy_inputs=False,
        )
        self.sim.init()

    def step(self) -> None:
        self.sim.run_one_step()

    @property
    def columns(self) -> dict[str, Any]:
        return {name: self.life[name].values for name in (*FLOATS, *COUNTS, *FLAGS)}
