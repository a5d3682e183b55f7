"""The parts of the composition root: each module wires one group of services, by their names in the house."""
