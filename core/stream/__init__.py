"""Hands sent to other programs while they are tracked or replayed: VMC over UDP, JSON over WebSocket."""
