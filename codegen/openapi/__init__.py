"""Read the YAML documents of a vendor, bundle them into one OpenAPI or AsyncAPI document, and validate it."""
