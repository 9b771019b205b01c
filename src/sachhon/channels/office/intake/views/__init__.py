"""Pages of the intake, one file a subject: files of a report, the review, the import, the words, the mailbox."""
