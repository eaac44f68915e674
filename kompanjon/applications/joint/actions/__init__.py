"""What people do with an application, a verb or two to each file."""
