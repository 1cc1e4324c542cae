"""What an author may write in a chapter: roles, directives, code cells, the style of the bibliography."""
