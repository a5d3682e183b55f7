"""The desktop: the only floor with Qt. Screens see services and the domain, nothing else."""
