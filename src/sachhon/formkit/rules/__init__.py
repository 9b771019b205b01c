"""check(template, values) -> findings; one file per kind of rule."""
