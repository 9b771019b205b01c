"""Backups: database, files and the newest audit head together in one dated folder, with a list of what is in it.

The database is copied first: a file that it names is then in the folder of files, which only grows.
"""

from sachhon.foundation.backup.make import Backup, BackupFailed, back_up, last_backup

__all__ = ["Backup", "BackupFailed", "back_up", "last_backup"]
