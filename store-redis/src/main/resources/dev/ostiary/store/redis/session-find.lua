-- KEYS[2]: the session.
return told(KEYS[2], read(KEYS[2])) or {}
