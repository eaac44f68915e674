"""The story: an invented cast, invented towns and an invented round, played through real actions.

Everything in it is marked as an example and left out of whatever is public. Tests, demonstration and handbook tell of
the same towns.
"""
