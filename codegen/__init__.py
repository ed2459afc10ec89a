"""The pipeline from a vendor's description to its generated client: ``python -m codegen``."""
