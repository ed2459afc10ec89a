"""Write the example programs of a package, and the sample values in them."""
