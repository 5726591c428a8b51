"""Dates: as they are written, where a page states them, and which of them is the article's.

labels     what words call a date: of publication, of a change
months     their names in the languages that pages are dated in
printed    days and times in words and numbers
relative   "hier", "il y a 2 heures": meant from the fetch
date_lines lines that are nothing but dates, and their labels
moments    one value, or one line, read as instants
addresses  the day in a page's address
asides     what stands beside an article and states dates of its own
elements   what elements state dates, and how they are called
shown      dates on lines that readers see
scripts    dates that a page hands to its scripts
places     where a page states dates
datelines  dates that open a text, or sign it with their place
witnesses  declared dates put right by what else the page says
instants   which of them is the publication, which the last change
stated     how the one that counts is written there
"""
