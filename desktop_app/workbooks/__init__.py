"""Workbooks written without leaving anything on disk but the file the person asked for."""
