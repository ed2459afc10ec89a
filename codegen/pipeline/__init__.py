"""The pipeline of one vendor: load, validate, lint, generate, and replace the package if all of it succeeded."""
