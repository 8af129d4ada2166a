"""Tables that others published, with what they found in them."""

import numpy as np
import pandas as pd

# Krippendorff (2011), Computing Krippendorff's alpha-reliability, part C: four observers, twelve
# units; a dot is no answer. Alpha 0.743 nominal, 0.815 ordinal, 0.849 interval.
OBSERVERS = ("123321412...", "1233224125.3", ".3332342251.", "12332441251.")
FOUR = pd.DataFrame(
    [
        [np.nan if cell == "." else float(cell) for cell in unit]
        for unit in zip(*OBSERVERS, strict=True)
    ]
)

# The worked example of Fleiss' kappa: ten subjects, fourteen raters, five categories. Kappa 0.210.
COUNTS = (
    "0 0 0 0 14/0 2 6 4 2/0 0 3 5 6/0 3 9 2 0/2 2 8 1 1/"
    "7 7 0 0 0/3 2 6 3 0/2 5 3 2 2/6 5 2 1 0/0 2 2 3 7"
)
FLEISS = {
    subject: dict(enumerate(map(int, row.split()))) for subject, row in enumerate(COUNTS.split("/"))
}

# 118 twice yes, 5 and 2 the one but not the other, none twice no: 94 % alike, kappa -0.02.
TWO_OF_125 = pd.DataFrame(
    [("yes", "yes")] * 118 + [("yes", "no")] * 5 + [("no", "yes")] * 2, columns=["one", "other"]
)

# The data `anxiety` of R's package irr, whose manual prints Wt = 0.54 (corrected for ties).
ANXIETY = pd.DataFrame(
    {
        "rater1": [3, 3, 3, 4, 5, 5, 2, 3, 5, 2, 2, 6, 1, 5, 2, 2, 1, 2, 4, 3],
        "rater2": [3, 6, 4, 6, 2, 4, 2, 4, 3, 3, 2, 3, 3, 3, 2, 2, 1, 3, 3, 4],
        "rater3": [2, 1, 4, 4, 3, 2, 1, 6, 1, 1, 1, 2, 3, 3, 1, 1, 3, 3, 2, 2],
    }
)
