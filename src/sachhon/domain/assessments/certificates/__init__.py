"""The voluntary certificate that a facility applies cleaner production.

No legal text provides for it: its conditions are a proposal of this project (catalogue/assessments/
certificate_checks.csv) and every page and paper says so.

way          the steps from request to decision, as a table
conditions   what is asked, and what the data themselves say of it
validity     valid, expired, revoked: an overlay of days
showing      who sees which; the public list
papers       the certificate on paper, with the code of its public page
reminding    a word before it expires
"""
