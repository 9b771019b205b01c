"""Plan against report against money: what was planned, funded, spent and delivered, what moved, and what contradicts.

`model` and `contradictions` are plain; `planned` and `reported` bring the figures from the registers and the reports.
"""
