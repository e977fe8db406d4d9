-- KEYS[2]: the session; KEYS[3]: where there is a sidKey, those of its sessions; ARGV[4]: its id; ARGV[5]: the version; ARGV[6]: sidKey or ''; ARGV[7]: sealed.
local before = grant(KEYS[2])
if not before or before[7] ~= ARGV[5] then
  return 0
end
local old = before[3] and prefix .. 'grants-sid:' .. before[3]
local needed = lacking({old})
if needed then
  return needed
end
redis.call('HSET', KEYS[2], 'sealed', ARGV[7], 'version', whole(tonumber(before[7]) + 1), 'granted', whole(now))
redis.call('HDEL', KEYS[2], 'leased', 'failing')
if ARGV[6] ~= '' and ARGV[6] ~= before[3] then
  if old then
    redis.call('ZREM', old, ARGV[4])
  end
  redis.call('HSET', KEYS[2], 'sidKey', ARGV[6])
  listed(prefix .. 'grants-sid:' .. ARGV[6], ARGV[4], tonumber(redis.call('HGET', KEYS[2], 'expires')))
end
return 1
