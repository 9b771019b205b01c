"""The project's settings with a home of its own for every test process, and no worker beside the tests."""

import os
import tempfile
from pathlib import Path

os.environ["SACHHON_HOME"] = tempfile.mkdtemp(prefix="sachhon-tests-")
# WhiteNoise warns of a folder for static files that is not there, once for every client.
Path(os.environ["SACHHON_HOME"], "static").mkdir()
os.environ["SACHHON_WORKERS_INSIDE"] = "0"
os.environ["SACHHON_SECOND_FACTOR"] = ""

from sachhon.config.settings import *

EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
