"""Generation: one module per kind of output. Nothing here knows a vendor by name."""
