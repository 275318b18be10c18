"""Studies of functions of one variable: all numbers that a topic shows, solved once; no words, no screen."""

from mathlib.univariate_studies.chain_rule import ChainRuleStudy, chain_rule_study
from mathlib.univariate_studies.chain_steps import suitable_link
from mathlib.univariate_studies.derivative_rules import DerivativeRulesStudy, derivative_rules_study
from mathlib.univariate_studies.epsilon_delta import Entry, EpsilonDeltaStudy, Reach, epsilon_delta_study
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
    "LinearApproximationStudy",
    "Reach",
    "SecantStudy",
    "SlopeStudy",
    "chain_rule_study",
    "derivative_rules_study",
    "epsilon_delta_study",
    "linear_approximation_study",
    "secant_study",
    "suitable_link",
]
