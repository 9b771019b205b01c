"""PLAIN PYTHON: cleaner-production arithmetic. Pure functions; each result carries formula, units, factors, warnings.

May import: sachhon.formkit, sachhon.vietnamese, sachhon.catalogue. By concept:

consumption   specific consumption, savings against an adjusted baseline, combined and pooled savings, water
regression    savings against a baseline by regression, with tests of the model
energy        energy to TOE and GJ, greenhouse gases
balance       closure of material and energy balances, cost of waste streams (MFCA)
finance       payback, net present value, internal rate of return
comparison    legal norm in force, percentile among peers, size class
factors       dated tables that check themselves when they are loaded
units, results    exact conversion; what a result carries
cases         a list of named cases in JSON and its outputs: what `sachhon calculate` runs
"""
