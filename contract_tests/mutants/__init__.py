"""Planted defects: what the contract tests are worth is told by what they find of it.

A defect is planted in a process of its own, never in the sandbox's code: in what an operation answers (`answers`), in
how it takes requests (`requests`), in one rule of a vendor's (`rules`), or in the document (`documents`).
"""
