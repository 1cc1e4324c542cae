"""Take the data out: tables, one file a fact, annotations, linked data and the whole as a package."""
