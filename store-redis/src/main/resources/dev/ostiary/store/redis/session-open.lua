-- KEYS[2]: the session; KEYS[3]: its subject's; ARGV[4]: its id; ARGV[5] and on: subject, label, opened, refreshed, expires, current.
-- The hash comes first: where there is no memory it is the write that is refused, and nothing has happened.
local expires = tonumber(ARGV[9])
if not read(KEYS[2]) and expires > now then
  begin(KEYS[2], 5)
  lasts(KEYS[2], KEYS[3], {}, ARGV[4], expires)
end
return countLive(KEYS[3])
