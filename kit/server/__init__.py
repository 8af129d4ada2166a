"""The room's server: pages, the phone door, the API, seats and kernels, in one process."""
