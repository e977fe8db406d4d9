-- A session is a hash at '<prefix>session:<id>'; '<prefix>subject:<subject>' has the ids of a subject's sessions by expiry.
local function sessionKey(id)
  return prefix .. 'session:' .. id
end

-- ARGV[from] and on: subject, label, opened, refreshed, expires, current, superseded.
-- The hash comes first: where there is no memory it is the write that is refused, and nothing has happened.
local function keep(key, index, id, from)
  local expires = tonumber(ARGV[from + 4])
  redis.call('HSET', key, 'subject', ARGV[from], 'label', ARGV[from + 1], 'opened', ARGV[from + 2],
    'refreshed', ARGV[from + 3], 'expires', ARGV[from + 4], 'current', ARGV[from + 5], 'superseded', ARGV[from + 6])
  expire(key, expires)
  redis.call('ZREMRANGEBYSCORE', index, '-inf', whole(now))
  redis.call('ZADD', index, ARGV[from + 4], id)
  expire(index, tonumber(redis.call('ZREVRANGE', index, 0, 0, 'WITHSCORES')[2]))
end

-- The ids of a subject's sessions that have not expired.
local function liveIds(index)
  return redis.call('ZRANGEBYSCORE', index, '(' .. whole(now), '+inf')
end

local function read(key)
  local fields = redis.call('HMGET', key, 'subject', 'label', 'opened', 'refreshed', 'expires', 'current', 'superseded')
  if fields[5] and tonumber(fields[5]) > now then
    return fields
  end
  return nil
end
