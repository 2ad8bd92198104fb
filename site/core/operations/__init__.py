"""What whoever looks after the running site sees in the admin: operations and the outbox."""
