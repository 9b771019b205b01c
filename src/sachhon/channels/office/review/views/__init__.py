"""Pages of the review: what is to be looked at, one answer beside last year's, the tracker of a round."""
