"""Files of every format, whole and broken, built in the tests themselves."""
