"""Settings, URLs, WSGI: puts the rooms together; imported by nobody."""
