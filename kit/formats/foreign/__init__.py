"""Files of other programs and panels, read into what `kit.domain.foreign` calls gathered."""
