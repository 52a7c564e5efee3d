"""Learned models: small, open, reproducible. JSON coefficients, a card, metrics; no pickle."""
