"""Heavy libraries come in when they are first used, not when the house starts."""

import importlib


class Lazily:
    """Stands for a module until somebody asks it for something: `pl = Lazily("polars")`."""

    def __init__(self, name):
        self._name = name

    def __getattr__(self, attribute):
        module = importlib.import_module(self._name)
        self.__dict__.update(module.__dict__)
        return getattr(module, attribute)
