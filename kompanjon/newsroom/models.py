from .releases.models import Correction, Release

__all__ = ["Correction", "Release"]
