-- A session is a hash at '<prefix>session:<id>'; '<prefix>subject:<subject>' has the ids of a subject's sessions by expiry.
-- 'superseded' has the refresh tokens that were replaced last, the latest first: 64 digits of a hash and 15 of the time each.
-- 'unseen' is there as long as the current token, which has replaced another one, is not known to have arrived;
-- then 'seen' is the copy of it that was seen first, and 'seenAt' the time when that was told. 'exchanged' is the copy of the one before that
-- it was given for; below zero, as -1 less the copy, the first one that has come since no answer with another was on its way. Copies are in milliseconds after the first one, and 0 where the field is not there.
local function sessionKey(id)
  return prefix .. 'session:' .. id
end

-- The keys of what has a session's id because of its grant; see grants.lua.
local function grantIndexes(key)
  local names = redis.call('HMGET', key, 'subKey', 'sidKey')
  local found = {}
  if names[1] then
    table.insert(found, prefix .. 'grants-sub:' .. names[1])
  end
  if names[2] then
    table.insert(found, prefix .. 'grants-sid:' .. names[2])
  end
  return found
end

local function listed(index, id, expires)
  redis.call('ZREMRANGEBYSCORE', index, '-inf', whole(now))
  redis.call('ZADD', index, whole(expires), id)
  expire(index, tonumber(redis.call('ZREVRANGE', index, 0, 0, 'WITHSCORES')[2]))
end

-- Notes until when a session counts.
local function lasts(key, index, id, expires)
  expire(key, expires)
  listed(index, id, expires)
  for _, each in ipairs(grantIndexes(key)) do
    listed(each, id, expires)
  end
end

-- Takes a session away with its grant. Deleting comes first: it is never refused for want of memory, and what follows a write within a
-- script is not either. Says whether it was there.
local function dropSession(key, id)
  local subject = redis.call('HGET', key, 'subject')
  if not subject then
    return false
  end
  local indexes = grantIndexes(key)
  redis.call('DEL', key)
  redis.call('ZREM', prefix .. 'subject:' .. subject, id)
  for _, each in ipairs(indexes) do
    redis.call('ZREM', each, id)
  end
  return true
end

-- The ids of a subject's sessions that have not expired.
local function liveIds(index)
  return redis.call('ZRANGEBYSCORE', index, '(' .. whole(now), '+inf')
end

local function countLive(index)
  return redis.call('ZCOUNT', index, '(' .. whole(now), '+inf')
end

local function read(key)
  local fields = redis.call('HMGET', key, 'subject', 'label', 'opened', 'refreshed', 'expires', 'current', 'superseded', 'unseen',
    'seen', 'exchanged', 'seenAt')
  if fields[5] and tonumber(fields[5]) > now then
    return fields
  end
  return nil
end
