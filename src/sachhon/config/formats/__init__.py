"""Number and date formats for Django's own widgets: those of sachhon.vietnamese."""
