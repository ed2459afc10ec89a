"""Example programs of a package, and the argument values that they show."""
