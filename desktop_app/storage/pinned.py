"""SHA-256 of the DuckDB extension in every wheel of uv.lock. Written by `installer/pin_extension.py`; not to be edited.

It is code and no resource file, so that it is built into the program that checks it.
"""

VERSION = "1.5.5"
HTTPFS = {
    "macosx_11_0_arm64": "10514b4ef19f80bf4ec4bf90c124f5d34625f2606263b40ae8ec7979905bb779",
    "macosx_11_0_x86_64": "a2f48ae06834c165ae73db71f2320360a4b30e7acf4c87187b2241caa48a990d",
    "manylinux2014_aarch64": "eba6e263e395a83966090f1f11ade63630b1b21422f0f2813858d179d42ea1e9",
    "manylinux2014_x86_64": "887c392b1e49128d11667c81e3698d8b00dfdeb456771acf66d05a0f74f7b7d8",
    "win_amd64": "65661c40463e74751993e8a7cb7b4c8906be9218319616a0bdfc1b4ae9ffdf9a",
}
