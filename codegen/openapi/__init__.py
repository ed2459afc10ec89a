"""OpenAPI and AsyncAPI documents: read the YAML files of a vendor, bundle them into one document, and validate it."""
