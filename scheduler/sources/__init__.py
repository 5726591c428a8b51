"""Sources found, tried, written into the configuration, exchanged with feed readers, and accounted for.

discovering    a site's feeds
checking       one poll and one article of each
claiming       their sites, taken while they are tried
file           sources in vigie.toml
outlining      OPML
asked          what was asked of a source
"""
