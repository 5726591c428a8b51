"""HOW: fetches politely, reads feeds, extracts articles and judges them against the topic.

The middle floor. It decides nothing about when to crawl, and reads neither the configuration nor the environment.
"""
