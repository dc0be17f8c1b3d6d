"""Whose table a statement names: the reader of the rooms' SQL, as text and as it is executed."""
