"""Style check: counts vague names, finds unclear phrases in text that ships, and draws samples for readers."""
