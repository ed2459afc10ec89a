"""Models: all things that the vendor has, one module for each kind."""
