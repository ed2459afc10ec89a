"""The operations, one module for each OpenAPI tag."""
