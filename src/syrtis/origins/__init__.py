"""Copies, wire credits, citations -> independent voices."""
