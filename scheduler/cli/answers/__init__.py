"""How answers look, to people and to programs. It knows no command; all rooms beside it write with it.

paper      what they are drawn on: a window, a pipe, a file
screen     tables and lines; what strangers wrote is shown as text
documents  `--json`
output     standard output, or a file that appears whole
amounts    "1 article", "2 articles"
word_diff  two texts in one
sparkline  numbers as small bars
"""
