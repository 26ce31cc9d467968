"""The least Django that serves the same: stock middleware, session, user, the same fragments, an empty base."""
