"""Reports: task list, data entry, check answers, approvals, receipt."""
