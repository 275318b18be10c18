"""Studies of two vectors: what their dot product says of the angle between them; no words, no screen."""

from mathlib.vector_studies.dot_product import DotProductStudy, dot_product_study
from mathlib.vector_studies.vector_pairs import VectorPair

__all__ = ["DotProductStudy", "VectorPair", "dot_product_study"]
