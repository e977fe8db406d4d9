-- One-time tokens. '<prefix>one-time:<id>' has '<until> <subject>'; '<prefix>one-times:<subject>' is a hash that has of each id
-- '<turn> <until> <purpose>': the lower the turn, the earlier the id was made known.
local function oneTimeKey(id)
  return prefix .. 'one-time:' .. id
end

local function oneTimesKey(subject)
  return prefix .. 'one-times:' .. subject
end

-- Until when an id counts, and whose it is; nil where it is not known.
local function oneTime(id)
  local kept = redis.call('GET', oneTimeKey(id))
  if not kept then
    return nil
  end
  local till, subject = string.match(kept, '^(%d+) (.+)$')
  return tonumber(till), subject
end

-- What is not in its subject's hash is void, so an entry that may not be touched may stay until its time.
local function dropEntry(id)
  local key = oneTimeKey(id)
  if not declared or declared[key] then
    redis.call('DEL', key)
  end
end

-- Of one subject; not many. Of the stale ones the server drops the entries by itself, or somebody else's are there by now.
local function dropOneTimes(index, ids, stale)
  for _, id in ipairs(ids) do
    dropEntry(id)
  end
  for _, id in ipairs(stale) do
    table.insert(ids, id)
  end
  if #ids > 0 then
    redis.call('HDEL', index, unpack(ids))
  end
end

-- What a subject has, in no order: {id, turn, till, purpose} of each, what has expired too.
local function oneTimesOf(index)
  local found = {}
  local flat = redis.call('HGETALL', index)
  for i = 1, #flat, 2 do
    local turn, till, purpose = string.match(flat[i + 1], '^(%d+) (%d+) (.+)$')
    table.insert(found, {id = flat[i], turn = tonumber(turn), till = tonumber(till), purpose = purpose})
  end
  return found
end
