"""The stages as data, and the engine that runs them."""
