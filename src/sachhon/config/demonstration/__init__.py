"""A ministry at work, made up: people, a round, 63 sample letters read, submissions in every state.

Everything goes through the same actions as a person's clicks; nothing is written past them but the hashed password,
made once for all sample accounts, and two deadlines laid in the past to show what overdue looks like.
"""

from sachhon.config.demonstration.build import SAMPLE_ROUND, build

__all__ = ["SAMPLE_ROUND", "build"]
