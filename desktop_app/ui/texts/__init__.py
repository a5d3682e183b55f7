"""The desktop's own words: English in the source, Chinese through Qt Linguist, switched while running."""
