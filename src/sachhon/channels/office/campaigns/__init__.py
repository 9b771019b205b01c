"""The yearly registration of tasks for central money: register, appraise, rank, cut, decide."""
