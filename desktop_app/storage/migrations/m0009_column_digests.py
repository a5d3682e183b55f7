"""Rows are digested column by column: what the batches of before came to, and their fingerprints, can no longer be had."""

STATEMENTS = (
    "DELETE FROM batch_digest",
    "INSERT INTO batch_before SELECT batch_id FROM batch WHERE batch_id NOT IN (SELECT batch_id FROM batch_before)",
)
