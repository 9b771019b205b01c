"""The budget editor of a plan: the budget table of its answer as a matrix that adds itself up in every direction.

`sheet` what stands on the page, `typed` from an input to an answer, `saving` the form into the draft, `hints` which
cell would reconcile what is off, `drawing` the table's HTML, `rearranging` rows, `annexes` files, `views` the pages.
"""
