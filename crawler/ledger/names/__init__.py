"""Organisations: those that the profile knows, and those that look like one.

gazetteer       the known ones, and where a text names them
gazetteer_file  the file it is read from
decided         the same, with a person's word on it
discovery       those that no gazetteer holds
name_words      nouns that belong to a name or are said of it

It stands on `text`. Who is party to what is told in `statements`.
"""
