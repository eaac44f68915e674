"""What people meet, a file for each room of the house that an application has: start, write, sign, hand in, office."""
