"""Studies of functions of one variable: all numbers that a topic shows, solved once; no words, no screen."""

from mathlib.univariate_studies.approach import Entry, approach
from mathlib.univariate_studies.chain_rule import ChainRuleStudy, chain_rule_study
from mathlib.univariate_studies.chain_steps import suitable_link
from mathlib.univariate_studies.derivative_rules import DerivativeRulesStudy, derivative_rules_study
from mathlib.univariate_studies.epsilon_delta import EpsilonDeltaStudy, Reach, epsilon_delta_study
from mathlib.univariate_studies.limit_fails import LimitFailsStudy, limit_fails_study
from mathlib.univariate_studies.linear_approximation import (
    LinearApproximationStudy,
    linear_approximation_study,
)
from mathlib.univariate_studies.secants import SecantStudy, secant_study
from mathlib.univariate_studies.slopes import SlopeStudy

__all__ = [
    "ChainRuleStudy",
    "DerivativeRulesStudy",
    "Entry",
    "EpsilonDeltaStudy",
    "LimitFailsStudy",
    "LinearApproximationStudy",
    "Reach",
    "SecantStudy",
    "SlopeStudy",
    "approach",
    "chain_rule_study",
    "derivative_rules_study",
    "epsilon_delta_study",
    "limit_fails_study",
    "linear_approximation_study",
    "secant_study",
    "suitable_link",
]
