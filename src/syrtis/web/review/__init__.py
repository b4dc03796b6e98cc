"""Review: what is most in need of a person's eye, two sides beside one another, and the decision."""
