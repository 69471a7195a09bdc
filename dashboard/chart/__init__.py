"""From an event table to the placed drawing: numbers and text only."""
