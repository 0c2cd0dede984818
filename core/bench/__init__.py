"""What a frame costs: the measuring behind `handmirror bench`. Imports no Qt."""
