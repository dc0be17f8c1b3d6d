"""Tests of the connectors: one battery over every partner's folder, and the kit part by part."""
