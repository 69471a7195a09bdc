"""Outputs for readers elsewhere: the embed, the snapshot, the pictures."""
