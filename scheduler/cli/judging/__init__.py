"""What an article is measured by, and a person's word on it: topic, partners.

topic            why a text matches, what a changed query would do, how well it does
topic_texts      the texts that this is asked about
topic_screen     how that looks
partners         who is watched, who might be
partners_screen  how that looks

The judging itself is in `crawler.judging`, and what is done over the whole corpus in `scheduler.tasks`.
"""
