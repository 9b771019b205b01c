"""The frame of every page: who may open it, the actor behind a request, navigation, errors."""
