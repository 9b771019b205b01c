"""Mail that leaves: queued in the transaction of what it tells of, sent by a job."""
