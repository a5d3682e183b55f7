"""电力营销分析台: from the marketing system's extracts to a ranked, explained, printed collection list."""

__version__ = "0.1.0"
