"""Generate typed Python clients from vendors' API descriptions: ``python -m codegen``."""
