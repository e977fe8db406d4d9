-- KEYS[2]: the session.
return grant(KEYS[2]) or {}
