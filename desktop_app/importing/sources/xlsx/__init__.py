"""Big xlsx workbooks at speed: a part is read in chunks, and each chunk as columns of bytes, never cell by cell.

What the common programs write goes this way. Anything else raises `Unusual`, and the sheet goes the long way round by calamine;
single cells that are odd (entities, dates, booleans) are put to calamine as well, so that both ways give the same texts.
"""
