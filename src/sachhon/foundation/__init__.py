"""Django, and not a word of the domain: audit trail, content-addressed files, jobs, mail, health.

May import: sachhon.codecs and below (uploads are vetted by the reader). Its models are reached through its packages:
`audit`, `files`, `jobs`, `mail`.
"""
