"""What came in a span of time, as a review tells it: rows, not words.

arrivals   articles with their stories, and what publishers edited
deals      partners and agreements that were new
watch      how the sources were watched meanwhile
asking     a question in the words of the views
"""
