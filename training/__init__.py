"""Training, data and asset builders."""
