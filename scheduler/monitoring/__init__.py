"""How the daemon and the sources are, for people and for machines; nothing here changes anything.

status, source_lines    `vigie status`, as one value
figures                 what there is to measure
listener, metrics       `/healthz` and `/metrics`
"""
