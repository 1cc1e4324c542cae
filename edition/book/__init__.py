"""The other forms of the whole: a copy for the disk, an EPUB, a PDF; each is made from the built pages."""
