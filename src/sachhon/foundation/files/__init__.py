"""Content-addressed files: `store(data)` keeps bytes once, `read` gives them back, verified.

`check_upload(name, data)` comes before `store` for whatever a person or a mail sends in; `clean_name` makes a name that
can be shown and kept; `download` sends bytes to a browser.
"""

from sachhon.foundation.files.download import download
from sachhon.foundation.files.names import clean_name
from sachhon.foundation.files.store import path_of, read, store
from sachhon.foundation.files.upload import RefusedUpload, check_upload

__all__ = ["RefusedUpload", "check_upload", "clean_name", "download", "path_of", "read", "store"]
