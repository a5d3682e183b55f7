"""Customer groups (客户分群): k-means over a few plain indicators, as many groups as are stable, named in words.

`grouping.group_customers` finds them, `naming.names` gives them their words.
"""
