"""Generate the files of a package: one module per kind of output, none of them specific to a vendor."""
