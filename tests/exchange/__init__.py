"""Tests of the vocabulary of exchange."""
