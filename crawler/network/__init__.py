"""How vigie behaves on the network: whom it refuses to reach, what robots.txt allows, and what a failure means."""
