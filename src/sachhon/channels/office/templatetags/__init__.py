"""Template tags of the office: Vietnamese figures (`vi`), form controls and the frame (`office`)."""
