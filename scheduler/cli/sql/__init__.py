"""`vigie sql`: a person's own questions, asked once or in a conversation.

asking   the command
shell    the conversation
prompt   a line of it: history and completion
formats  how answers are written: a table, or a format for programs

What may be asked is decided in `store.console`.
"""
