-- KEYS[2]: the session.
return read(KEYS[2]) or {}
