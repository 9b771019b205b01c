"""Options of an assessment and the options library.

library, arc, searching    what is known beforehand, each figure with its evidence
stages                     proposed → planned → implemented → verified, as a table
economics, effects         what an option is worth, what options save of a stream together
measuring                  what was saved, from measurements before and after
portfolio                  an assessment's options stage by stage, never mixed
recording, whole           a measurement as it is told; what the whole assessment saved, never the sum of options
observed                   what verified options did, told from five facilities on
following                  looks back after 6, 12 and 24 months
"""
