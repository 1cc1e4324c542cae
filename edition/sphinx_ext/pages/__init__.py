"""Pages, and parts of pages, made from the tables."""
