"""The portal: a static website about all vendors, built from their documents, evidence, packages and changelogs."""
