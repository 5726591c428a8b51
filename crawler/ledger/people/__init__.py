"""People: who is named with a function, and who said what.

found   people, and the organisation they speak for
quotes  words in quotation marks, and whose they are
speech  verbs of saying

It stands on `names`, whose organisations they speak for. For whom somebody speaks without naming it is told in
`agreements`.
"""
