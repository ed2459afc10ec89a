"""The portal: one static site over all vendors, made of their documents, readings, packages and changelogs."""
