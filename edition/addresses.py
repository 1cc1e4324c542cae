"""Where the parts of the edition stand in the built book: the only module that knows its permanent addresses."""

from __future__ import annotations


def page(kind: str, name: str) -> str:
    """Return the path of an object in the book, with its fragment: ``chapters/bblv.html#BBLV.19``.

    Kinds are fact, para, bias, person, section and episode. Raises KeyError for another one.
    """
    siglum = name.partition(".")[0].lower()
    return {
        "fact": f"facts/{name}.html",
        "para": f"chapters/{siglum}.html#{name}",
        "bias": f"chapters/{siglum}.html#{name}",
        "person": f"chapters/persons.html#{name}",
        "section": f"chapters/whole-speech.html#{name}",
        "episode": f"chapters/parallel.html#parallel?episode={name}",
    }[kind]


def reach(path: str, *, base: str, here: str) -> str:
    """Return the address of a path in the book: from its `base` where that is known, else from the file `here`."""
    return base + path if base else "../" * here.count("/") + path
