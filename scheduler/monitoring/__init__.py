"""How the daemon and the sources are, for people and for machines; nothing here changes anything.

status, source_lines    `vigie status`, as one value
inspection, figures     what a monitor is told
listener, metrics       `/healthz` and `/metrics`
"""
