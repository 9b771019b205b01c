"""What reading passes from stage to stage: Source, blocks, tables, facts."""
