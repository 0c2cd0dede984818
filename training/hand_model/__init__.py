"""The hand model's own source: rebuilds `assets/hand_model` from MakeHuman's body, and poses its fine mesh."""
