"""Numerics: frames in, domain results out. `credit` asks who will not pay and why, `segments` who behaves alike."""

import os

# Read once, when scikit-learn loads its OpenMP library. One thread unless the environment says otherwise: the second core of an
# old computer belongs to the window, and on two busy cores two spinning threads took 32 s for what one does in 1 s. Results are
# the same to the byte on any number of threads (a test holds that).
os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
