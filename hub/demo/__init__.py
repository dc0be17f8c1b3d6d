"""The story of the main job, told only through HTTP with each party's own token."""
