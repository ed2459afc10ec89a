"""Transform the schemas of a document into the schemas that the model generator reads."""
