-- KEYS[2]: the key's record.
local fields = record(KEYS[2])
return fields[1] and fields or {}
