"""Whether an article is on the topic, and how well that is judged; pure.

topic          match, near miss or off topic
subject        a topic with its partners: what is watched for
read_also      headlines of other articles inside a text
labelled, evaluation    the measure of it
"""
