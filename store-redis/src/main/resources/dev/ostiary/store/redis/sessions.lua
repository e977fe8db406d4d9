-- A session is a hash at '<prefix>session:<id>'; '<prefix>subject:<subject>' has the ids of a subject's sessions by expiry.
-- What was replaced is in replaced.lua. A label of more than 64 bytes goes on in 'label2' to 'label4', unless it is longer than these.
-- 'unseen' is there as long as the current token, which has replaced another one, is not known to have arrived;
-- then 'seen' is the copy of it that was seen first, and 'seenAt' the time when that was told. 'exchanged' is the copy of the one before that
-- it was given for; below zero, as -1 less the copy, the first one that has come since no answer with another was on its way. Copies are in milliseconds after the first one, and 0 where the field is not there.
local labelBytes, labels = 64, {'label', 'label2', 'label3', 'label4'}

local function sessionKey(id)
  return prefix .. 'session:' .. id
end

-- The keys of what has a session's id because of its grant; see grants.lua.
local function grantIndexes(subKey, sidKey)
  local found = {}
  if subKey then
    table.insert(found, prefix .. 'grants-sub:' .. subKey)
  end
  if sidKey then
    table.insert(found, prefix .. 'grants-sid:' .. sidKey)
  end
  return found
end

local function grantIndexesOf(key)
  return grantIndexes(unpack(redis.call('HMGET', key, 'subKey', 'sidKey'), 1, 2))
end

local function listed(index, id, expires)
  redis.call('ZADD', index, whole(expires), id)
  redis.call('ZREMRANGEBYSCORE', index, '-inf', whole(now))
  expire(index, tonumber(redis.call('ZREVRANGE', index, 0, 0, 'WITHSCORES')[2]))
end

-- Notes until when a session counts, which is not over.
local function lasts(key, index, grants, id, expires)
  expire(key, expires)
  listed(index, id, expires)
  for _, each in ipairs(grants) do
    listed(each, id, expires)
  end
end

-- The sessions that are to go, and by the keys of the indexes that name them, which are also listed, the ids to be taken away there.
local going, naming = {}, {}

-- Says whether the session is there.
local function goes(key, id)
  local fields = redis.call('HMGET', key, 'subject', 'subKey', 'sidKey')
  if not fields[1] then
    return false
  end
  table.insert(going, key)
  local indexes = grantIndexes(fields[2], fields[3])
  table.insert(indexes, prefix .. 'subject:' .. fields[1])
  for _, index in ipairs(indexes) do
    if not naming[index] then
      naming[index] = {}
      table.insert(naming, index)
    end
    table.insert(naming[index], id)
  end
  return true
end

-- Takes sessions away with their grants. Deleting comes first: it is never refused for want of memory, and what follows a write within a
-- script is not either.
local function drop()
  for _, key in ipairs(going) do
    redis.call('DEL', key)
  end
  for _, index in ipairs(naming) do
    local ids = naming[index]
    for at = 1, #ids, 4000 do
      redis.call('ZREM', index, unpack(ids, at, math.min(at + 3999, #ids)))
    end
  end
end

local function sessionKeys(ids)
  local keys = {}
  for _, id in ipairs(ids) do
    table.insert(keys, sessionKey(id))
  end
  return keys
end

-- The ids of a subject's sessions that have not expired.
local function liveIds(index)
  return redis.call('ZRANGEBYSCORE', index, '(' .. whole(now), '+inf')
end

local function countLive(index)
  return redis.call('ZCOUNT', index, '(' .. whole(now), '+inf')
end

local function read(key)
  local fields = redis.call('HMGET', key, 'subject', 'label', 'opened', 'refreshed', 'expires', 'current', 'unseen', 'seen',
    'exchanged', 'seenAt')
  if fields[5] and tonumber(fields[5]) > now then
    return fields
  end
  return nil
end

-- Makes the fields of a read session those that are told.
local function told(key, fields)
  if fields and #(fields[2] or '') == labelBytes then
    for _, part in ipairs(redis.call('HMGET', key, 'label2', 'label3', 'label4')) do
      fields[2] = fields[2] .. (part or '')
    end
  end
  return fields
end

-- Takes away what an expired session has left.
local function dropRest(key)
  local rest = {'superseded', 'replaced', 'unseen', 'seen', 'seenAt', 'exchanged', 'provider', 'subKey', 'sidKey', 'sealed', 'leased',
    'failing'}
  for i = 1, 15 do
    table.insert(rest, 'before' .. i)
  end
  for i = 2, #labels do
    table.insert(rest, labels[i])
  end
  redis.call('HDEL', key, unpack(rest))
end

-- Writes the fields of a new session, which are those from an argument on: subject, label, opened, refreshed, expires, current.
local function begin(key, from)
  if redis.call('EXISTS', key) == 1 then
    dropRest(key)
  end
  local label = ARGV[from + 1]
  local write = {'subject', ARGV[from], 'opened', ARGV[from + 2], 'refreshed', ARGV[from + 3], 'expires', ARGV[from + 4],
    'current', ARGV[from + 5]}
  local parts = #label <= labelBytes * #labels and math.max(1, math.ceil(#label / labelBytes)) or 1
  for i = 1, parts do
    table.insert(write, labels[i])
    table.insert(write, parts == 1 and label or string.sub(label, (i - 1) * labelBytes + 1, i * labelBytes))
  end
  redis.call('HSET', key, unpack(write))
end
