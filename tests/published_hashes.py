"""Hashes that the kit and the recount must both come to."""

# Inputs and roots published with the Certificate Transparency reference code (RFC 6962, 2.1).
LEAVES = [
    "",
    "00",
    "10",
    "2021",
    "3031",
    "40414243",
    "5051525354555657",
    "606162636465666768696a6b6c6d6e6f",
]
ROOTS = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]

# A chain by the convention of `kit.domain.hash_chain`, derived by hand for the project (oracle 17).
CHAIN = [
    (
        {"seq": 0, "type": "session_opened", "session": "demo"},
        "a82e945380d6a78b4449ee35152cc90cb301c65d6628f893e5b7b2a5eb5e0121",
    ),
    (
        {"seq": 1, "type": "ballot", "item": "S1", "value": 8},
        "f1bb79b9ce403a9e324b27748dee459734358383f3ae4ae91e83072b84dd82f8",
    ),
    (
        {"seq": 2, "type": "ballot", "item": "S1", "value": 3},
        "ffbbdd0c0896dd710bee76536d6e755f48106bfd2c12a9d84ae71a2557885011",
    ),
    (
        {"seq": 3, "type": "note", "text": "Évaluation à revoir – señal"},
        "732a73d91b3fe3c497c5aa98755c3dbb37f28a7c3b41d0354165e7910a10d2e1",
    ),
    (
        {"seq": 4, "type": "session_closed", "ballots": 2},
        "a7f2c3797f3fe2f58a481dfe9894eccff9e27b91f42d3d53017730693e9c97fd",
    ),
]
