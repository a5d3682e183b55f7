"""The points card: who will not pay, and why.

An additive model is learned by boosting one indicator at a time, read out exactly, cut to a few bins per indicator and rounded to
whole points, so that what scores a customer is a table a clerk can add up and an auditor can check (ADR: the points card).

`training.train_card` learns a card from closed snapshots, `scoring.score_frame` applies it, `sheet.points_sheet` shows the sum of
one customer, `evaluation` says on unseen customers and later months how good it is.
"""
