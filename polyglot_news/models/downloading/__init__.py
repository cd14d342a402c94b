"""Files from the network: requests within limits, downloads resumed and checked, whole or not at all."""
