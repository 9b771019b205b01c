"""Facilities of which accepted reports tell, for the register: catalogue/registers/facility_facts.csv says where.

One sealed revision gives one arriving list, which a person of the province reviews and puts into the register. What
the list leaves blank says nothing; a later revision gives only what differs.
"""
