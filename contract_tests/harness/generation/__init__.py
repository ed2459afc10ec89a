"""Generation: build requests from the documents, valid and invalid."""
