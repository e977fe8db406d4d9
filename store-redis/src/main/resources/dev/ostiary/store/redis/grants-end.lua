-- KEYS[2]: the sessions that are named so; ARGV[4]: the field that names them; ARGV[5]: the name; ARGV[6]: only those begun up to then;
-- ARGV[7]: until when they are revoked; ARGV[8]: the name of what is noted, and ARGV[9]: up to when; ARGV[10]: for how long.
-- As with one session, deleting comes first.
local ended, ids = {}, liveIds(KEYS[2])
local needed = lacking(sessionKeys(ids))
if needed then
  return needed
end
for _, id in ipairs(ids) do
  local key = sessionKey(id)
  local fields = redis.call('HMGET', key, ARGV[4], 'issued')
  if read(key) and fields[1] == ARGV[5] and tonumber(fields[2]) <= tonumber(ARGV[6]) and goes(key, id) then
    table.insert(ended, id)
  end
end
needed = lacking(naming)
if needed then
  return needed
end
drop()
for _, id in ipairs(ended) do
  revoke('s' .. id, now, tonumber(ARGV[7]))
end
revoke(ARGV[8], tonumber(ARGV[9]), now + tonumber(ARGV[10]))
settle()
return ended
