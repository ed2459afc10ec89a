"""Documents: read operations, schemas and examples from the bundled OpenAPI and AsyncAPI documents."""
