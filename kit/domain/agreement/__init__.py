"""How far judges agree: percent, kappa, alpha, exactly."""
