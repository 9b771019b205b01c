"""The registry: units with filters and as a tree, a unit's page, territories with their lineage, classifiers, Excel."""
