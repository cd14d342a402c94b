"""What runs translation models, and the routes from one language to another."""
