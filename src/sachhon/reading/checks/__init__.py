"""What a careful reader doubts; one file per finding."""
