"""Logistic regression with a ridge penalty, by Newton's method; numpy only."""

import numpy as np


def fitted(features, right, ridge, worth=None):
    """Constant and weights. `ridge` is the penalty on weights for features of variance one; `worth` says how much each
    row counts, one where it is not given."""
    worth = np.ones(len(right)) if worth is None else worth
    mean, spread = features.mean(0), features.std(0) + 1e-9
    rows = np.c_[(features - mean) / spread, np.ones(len(features))]
    weights = np.zeros(rows.shape[1])
    penalty = np.diag([ridge] * (len(weights) - 1) + [0.0])
    for _ in range(50):
        share = probabilities(rows, 0.0, weights)
        slope = rows.T @ (worth * (share - right)) + penalty @ weights
        curve = (rows * (worth * share * (1 - share))[:, None]).T @ rows + penalty
        weights -= np.linalg.solve(curve, slope)
    own = weights[:-1] / spread
    return weights[-1] - own @ mean, own


def probabilities(features, constant, weights):
    """Of many rows."""
    return 1 / (1 + np.exp(-(constant + features @ weights)))
