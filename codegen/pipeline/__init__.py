"""Generate the package of one vendor: load, validate, lint and generate; replace the package if all steps succeed."""
