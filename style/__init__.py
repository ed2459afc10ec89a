"""A checker for plain English: it counts vague names and finds banned phrases. See ``words.toml`` for both lists."""
