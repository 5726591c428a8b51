"""Processes that do what may take long, never end, or need all the cores; they are killed at any moment.

workers, worker_process     processes that read what strangers wrote, and one of them from both sides
spreading      our own work on what is kept, in processes side by side
fork_server, fork_socket    what makes them, and what it leaves
memory, naming              what they may have, and what they are called
"""
