"""Pages of the room plans: links and upper plans, and the adoption of a plan by agencies."""
