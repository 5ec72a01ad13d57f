"""The reference month in Numba: one compiled loop over people, single precision, one thread."""

from __future__ import annotations

from typing import Any

import numpy as np
from month import (
    BYTES,
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
    found,
    tie,
)
from numba import njit

F = np.float32
ORDER = (*FLOATS, *BYTES, *SHORTS)  # of the columns that a step unpacks
K, FI, IL, PA, PL = (tuple(F(x) for x in numbers) for numbers in (KEEP, FIND, FALL_ILL, TAKE_PART, PLAN))


@njit(inline="always")
def chance(eta: Any) -> Any:
    return F(1) / (F(1) + np.exp(-eta))


@njit(inline="always")
def within(x: Any, low: Any, high: Any) -> Any:
    return min(max(x, F(low)), F(high))


@njit(fastmath=True, error_model="numpy", parallel=False)
def step(month: Any, c: Any, old: Any, ties: Any, place: Any, u: Any, z: Any) -> None:
    old_income, old_norm, old_work, old_part = old
    (
        ability, patience, sociability, constitution, attachment, income, savings, debt, expenses, skill, health,
        stress, hope, trust, belonging, norm, support, wellbeing, sex, schooling, work, ill, part, plans,
        months_jobless, times_ill, birth_month, tenure,
    ) = c  # fmt: skip
    for p in range(place.shape[0]):
        sum_work, sum_income, sum_part = F(0), F(0), F(0)
        place_work, place_income, place_part = place[p, 0], place[p, 1], place[p, 2]
        for first in range(p * PLACE, (p + 1) * PLACE, HOME):
            all_income, all_work = F(0), F(0)
            for i in range(first, first + HOME):
                all_income += old_income[i]
                all_work += F(old_work[i])
            for i in range(first, first + HOME):
                home_income = (all_income - old_income[i]) * F(1 / (HOME - 1))
                home_work = (all_work - F(old_work[i])) * F(1 / (HOME - 1))
                ties_norm, ties_part = F(0), F(0)
                for k in range(ties.shape[1]):
                    j = ties[i, k]
                    ties_norm += old_norm[j]
                    ties_part += F(old_part[j])
                ties_norm *= F(0.125)
                ties_part *= F(0.125)
                sick = F(ill[i])
                keep = K[0] + K[1] * skill[i] + K[2] * min(F(tenure[i]), F(24)) + K[3] * sick + K[4] * stress[i]
                find = FI[0] + FI[1] * skill[i] + FI[2] * F(schooling[i]) + FI[3] * place_work
                find += FI[4] * home_work + FI[5] * sick + FI[6] * min(F(months_jobless[i]), F(12))
                eta = keep if work[i] else find
                works = F(u[0, i] < chance(eta))
                age = (F(month - birth_month[i]) / F(12) - F(40)) / F(10)
                eta = IL[0] + IL[1] * age + IL[2] * stress[i] + IL[3] * (health[i] - F(0.8)) + IL[4] * sick
                falls_ill = F(u[1, i] < chance(eta + IL[5] * F(sex[i])))
                eta = PA[0] + PA[1] * ties_norm + PA[2] * ties_part + PA[3] * place_part + PA[4] * trust[i]
                takes_part = F(u[2, i] < chance(eta + PA[5] * F(part[i]) + PA[6] * sociability[i]))
                eta = PL[0] + PL[1] * stress[i] + PL[2] * belonging[i] + PL[3] * hope[i] + PL[4] * support[i]
                makes_plans = F(u[3, i] < chance(eta + PL[5] * F(plans[i])))

                wage = F(250) * (F(1) + F(0.25) * skill[i] + F(0.15) * F(schooling[i])) * (F(1) + F(0.1) * z[0, i])
                paid = within(F(0.5) * (income[i] + max(wage, F(0)) * works), 0, 4000)
                gift = F(60) * u[5, i] if u[4, i] < F(0.1) else F(0)
                spent = F(0.7) * expenses[i] + F(0.3) * (F(100) + F(0.4) * paid + F(0.2) * home_income)
                spent = within(spent, 0, 4000)
                have = savings[i] + paid + gift + F(0.1) * (home_income - paid) - spent
                owed = within(F(0.97) * debt[i] + max(-have, F(0)), 0, 10000)
                income[i], expenses[i], debt[i] = paid, spent, owed
                savings[i] = within(have, 0, 10000)
                skill[i] = within(F(0.99) * skill[i] + F(0.02) * works * (F(1) + F(0.2) * ability[i]), -3, 3)
                fit = within(F(0.9) * health[i] + F(0.1) * (constitution[i] - falls_ill), 0, 1)
                strain = F(0.08) + F(0.8) * stress[i] + F(0.08) * falls_ill - F(0.06) * works
                strain += F(0.1) * owed / (owed + F(500)) + F(0.05) * makes_plans
                strain = within(strain - F(0.06) * support[i] + F(0.04) * z[1, i], 0, 1)
                norm[i] = within(F(0.85) * norm[i] + F(0.1) * ties_norm + F(0.05) * takes_part, 0, 1)
                trust[i] = within(F(0.01) + F(0.9) * trust[i] + F(0.05) * ties_part + F(0.03) * takes_part, 0, 1)
                held = F(0.9) * support[i] + F(0.05) * home_work + F(0.05) * ties_part + F(0.02) * sociability[i]
                support[i] = within(held, 0, 1)
                belongs = F(0.95) * belonging[i] + F(0.025) * attachment[i] + F(0.015) * (place_part + takes_part)
                belongs = within(belongs, 0, 1)
                hopes = F(0.9) * hope[i] + F(0.04) * works + F(0.03) * patience[i] + F(0.03) * place_work
                hopes = within(hopes + (F(0.01) if paid > place_income else F(0)), 0, 1)
                health[i], stress[i], belonging[i], hope[i] = fit, strain, belongs, hopes
                wellbeing[i] = F(0.3) * (fit + F(1) - strain) + F(0.2) * (hopes + belongs)
                months_jobless[i] = 0 if works else min(months_jobless[i], 254) + 1
                times_ill[i] = min(times_ill[i], 254) + falls_ill
                tenure[i] = min(tenure[i], 65534) + 1 if works else 0
                work[i], ill[i], part[i], plans[i] = works, falls_ill, takes_part, makes_plans
                sum_work += works
                sum_income += paid
                sum_part += takes_part
        place[p, 0], place[p, 1], place[p, 2] = sum_work / F(PLACE), sum_income / F(PLACE), sum_part / F(PLACE)


class Month:
    def __init__(self, people: int, seed: int) -> None:
        self.columns = found(people, seed)
        self.ties = tie(people, seed)
        self.rng = np.random.default_rng([seed, 3])
        self.month = 0
        self.place = np.array([[FIRST_WORK, FIRST_INCOME, FIRST_PART]], F).repeat(people // PLACE, axis=0)
        self.uniforms, self.normals = np.empty((6, people), F), np.empty((2, people), F)

    def step(self) -> None:
        c = self.columns
        # Filling blocks of single precision is faster than drawing inside the loop.
        self.rng.random(dtype=F, out=self.uniforms)
        self.rng.standard_normal(dtype=F, out=self.normals)
        before = (c["income"].copy(), c["norm"].copy(), c["work"].copy(), c["part"].copy())
        step(self.month, tuple(c[name] for name in ORDER), before, self.ties, self.place, self.uniforms, self.normals)
        self.month += 1
