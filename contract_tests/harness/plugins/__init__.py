"""pytest plugins: parametrization, the response recorder, detection of secrets, and the report of a run."""
