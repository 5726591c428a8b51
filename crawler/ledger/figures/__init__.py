"""Sums, dates and durations: what a French sentence writes, as values. Whose they are is not told here.

numbers       in digits and in words
amounts       sums, in euros
durations     in months
dates         how they are written
date_readers  what each way of writing them means
calendar      months, seasons, quarters as spans of days

It stands on `text`; `agreements` asks it.
"""
