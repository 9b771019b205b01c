"""The support network: experts, trainers and consultancies, what they can do, who stands behind which province."""
