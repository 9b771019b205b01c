"""Quick and detailed assessments: the guided workspace."""
