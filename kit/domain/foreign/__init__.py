"""What other programs and panels have collected, as the kit understands it: pure values."""
