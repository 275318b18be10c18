"""Diagrams that are no graphs of functions: matrices of slots, networks."""

from scenes.stage.diagrams.chain import Chain
from scenes.stage.diagrams.network import Edge, Network
from scenes.stage.diagrams.nodes import Node
from scenes.stage.diagrams.outer_product import OuterProduct
from scenes.stage.diagrams.slots import Entry, Rows, Slot, Slots

__all__ = ["Chain", "Edge", "Entry", "Network", "Node", "OuterProduct", "Rows", "Slot", "Slots"]
