"""pytest plugins: parametrization, recording of responses, detection of secrets, the report of a run."""
