"""Stories of each vendor's rules, told through its generated client: one folder for each vendor, named by its id."""
