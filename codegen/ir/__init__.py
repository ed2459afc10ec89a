"""Intermediate representation: the operations and server events of a document, as every generator reads them."""
