"""The reference month in NumPy: whole-column expressions, single precision, one thread."""

from __future__ import annotations

import numpy as np
from month import FALL_ILL, FIND, FIRST_INCOME, FIRST_PART, FIRST_WORK, HOME, KEEP, PLACE, PLAN, TAKE_PART, found, tie

F = np.float32


def chance(*terms: object) -> np.ndarray:
    """Logistic of the sum of the terms."""
    eta = sum(terms)
    return 1 / (1 + np.exp(-eta))


class Month:
    def __init__(self, people: int, seed: int) -> None:
        self.columns = found(people, seed)
        self.ties = np.ascontiguousarray(tie(people, seed).T, dtype=np.intp)  # one row per tie: sums run along columns
        self.everyone = np.ones(HOME, F)
        self.rng = np.random.default_rng([seed, 3])
        self.month = 0
        self.place = np.array([[FIRST_WORK], [FIRST_INCOME], [FIRST_PART]], F).repeat(people // PLACE, axis=1)

    def step(self) -> None:
        c, rng, n = self.columns, self.rng, len(self.columns["work"])
        work, ill, part, plans = (c[name].astype(F) for name in ("work", "ill", "part", "plans"))
        stress, tenure = c["stress"], c["tenure"].astype(F)

        # What others did last month: the four others at home, eight ties, the community.
        def at_home(x: np.ndarray) -> np.ndarray:
            return ((x.reshape(-1, HOME) @ self.everyone).repeat(HOME) - x) * F(1 / (HOME - 1))

        home_income, home_work = at_home(c["income"]), at_home(work)
        ties_norm, ties_part = c["norm"].take(self.ties).mean(axis=0), part.take(self.ties).mean(axis=0)
        place_work, place_income, place_part = (row.repeat(PLACE) for row in self.place)

        u1, u2, u3, u4, u5, u6 = rng.random((6, n), dtype=F)
        z1, z2 = rng.standard_normal((2, n), dtype=F)

        k, f = np.asarray(KEEP, F), np.asarray(FIND, F)
        jobless = np.minimum(c["months_jobless"], 12).astype(F)
        keep = k[0] + k[1] * c["skill"] + k[2] * np.minimum(tenure, 24) + k[3] * ill + k[4] * stress
        find = f[0] + f[1] * c["skill"] + f[2] * c["schooling"] + f[3] * place_work + f[4] * home_work
        find += f[5] * ill + f[6] * jobless
        works = u1 < chance(np.where(c["work"], keep, find))

        w = np.asarray(FALL_ILL, F)
        age = ((self.month - c["birth_month"]).astype(F) / F(12) - F(40)) / F(10)
        falls_ill = u2 < chance(
            w[0] + w[1] * age, w[2] * stress, w[3] * (c["health"] - F(0.8)), w[4] * ill, w[5] * c["sex"]
        )
        w = np.asarray(TAKE_PART, F)
        takes_part = u3 < chance(
            w[0] + w[1] * ties_norm,
            w[2] * ties_part,
            w[3] * place_part,
            w[4] * c["trust"],
            w[5] * part,
            w[6] * c["sociability"],
        )
        w = np.asarray(PLAN, F)
        makes_plans = u4 < chance(
            w[0] + w[1] * stress, w[2] * c["belonging"], w[3] * c["hope"], w[4] * c["support"], w[5] * plans
        )

        work, ill, part, plans = (x.astype(F) for x in (works, falls_ill, takes_part, makes_plans))
        wage = 250 * (1 + F(0.25) * c["skill"] + F(0.15) * c["schooling"]) * (1 + F(0.1) * z1)
        income = np.clip(F(0.5) * (c["income"] + np.maximum(wage, 0) * work), 0, 4000)
        gift = np.where(u5 < F(0.1), 60 * u6, 0)
        expenses = np.clip(F(0.7) * c["expenses"] + F(0.3) * (100 + F(0.4) * income + F(0.2) * home_income), 0, 4000)
        have = c["savings"] + income + gift + F(0.1) * (home_income - income) - expenses
        debt = np.clip(F(0.97) * c["debt"] + np.maximum(-have, 0), 0, 10000)
        c["income"], c["expenses"], c["debt"] = income, expenses, debt
        c["savings"] = np.clip(have, 0, 10000)
        c["skill"] = np.clip(F(0.99) * c["skill"] + F(0.02) * work * (1 + F(0.2) * c["ability"]), -3, 3)
        c["health"] = np.clip(F(0.9) * c["health"] + F(0.1) * (c["constitution"] - ill), 0, 1)
        c["stress"] = np.clip(
            F(0.08)
            + F(0.8) * stress
            + F(0.08) * ill
            - F(0.06) * work
            + F(0.1) * debt / (debt + 500)
            + F(0.05) * plans
            - F(0.06) * c["support"]
            + F(0.04) * z2,
            0,
            1,
        )
        c["norm"] = np.clip(F(0.85) * c["norm"] + F(0.1) * ties_norm + F(0.05) * part, 0, 1)
        c["trust"] = np.clip(F(0.01) + F(0.9) * c["trust"] + F(0.05) * ties_part + F(0.03) * part, 0, 1)
        c["support"] = np.clip(
            F(0.9) * c["support"] + F(0.05) * home_work + F(0.05) * ties_part + F(0.02) * c["sociability"], 0, 1
        )
        c["belonging"] = np.clip(
            F(0.95) * c["belonging"] + F(0.025) * c["attachment"] + F(0.015) * (place_part + part), 0, 1
        )
        c["hope"] = np.clip(
            F(0.9) * c["hope"]
            + F(0.04) * work
            + F(0.03) * c["patience"]
            + F(0.03) * place_work
            + F(0.01) * (income > place_income),
            0,
            1,
        )
        c["wellbeing"] = F(0.3) * (c["health"] + 1 - c["stress"]) + F(0.2) * (c["hope"] + c["belonging"])
        c["months_jobless"] = np.where(works, 0, np.minimum(c["months_jobless"], 254) + 1).astype(np.uint8)
        c["times_ill"] = np.minimum(c["times_ill"], 254) + falls_ill
        c["tenure"] = np.where(works, np.minimum(c["tenure"], 65534) + 1, 0).astype(np.uint16)
        c["work"], c["ill"] = works.astype(np.uint8), falls_ill.astype(np.uint8)
        c["part"], c["plans"] = takes_part.astype(np.uint8), makes_plans.astype(np.uint8)
        self.place = np.stack([x.reshape(-1, PLACE).mean(axis=1) for x in (work, income, part)])
        self.month += 1
