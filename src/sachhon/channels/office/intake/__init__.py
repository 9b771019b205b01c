"""Reading review, import with diff, the mailbox."""
