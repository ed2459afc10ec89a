"""Stories of each vendor's rules, told through its generated client: one module a vendor, named by its id."""
