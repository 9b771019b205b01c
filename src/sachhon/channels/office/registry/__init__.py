"""Units, territories, focal bodies, their import and export."""
