"""Studies of the rules of differentiation: sums, products, quotients, compositions; no words, no screen."""

from mathlib.rule_studies.chain_rule import ChainRuleStudy, chain_rule_study
from mathlib.rule_studies.chain_steps import suitable_link
from mathlib.rule_studies.derivative_rules import DerivativeRulesStudy, derivative_rules_study

__all__ = [
    "ChainRuleStudy",
    "DerivativeRulesStudy",
    "chain_rule_study",
    "derivative_rules_study",
    "suitable_link",
]
