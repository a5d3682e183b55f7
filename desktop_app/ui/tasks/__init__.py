"""Long work beside the window: jobs are plain functions, and only typed events come back."""
