-- The refresh tokens of a session that were replaced last. 'replaced' has the last one: 16 bytes of its hash, 6 of the time in milliseconds,
-- and 6 of the time when the one before it was replaced, where there was one. Those before it follow in 'before1' and on as long as the
-- grace lasts, 22 bytes each. So short are they because servers keep hashes without longer fields in a third of the room.
-- Keys of the first version have all in 'superseded' instead, 64 digits of a hash and 15 of the time each; the next rotation changes that.
local hashBytes, timeBytes = 16, 6

local function packed(time)
  local bytes = ''
  for _ = 1, timeBytes do
    bytes = string.char(time % 256) .. bytes
    time = math.floor(time / 256)
  end
  return bytes
end

local function unpacked(kept, at)
  local time = 0
  for i = at, at + timeBytes - 1 do
    time = time * 256 + string.byte(kept, i)
  end
  return time
end

local function entry(kept)
  return {hash = string.sub(kept, 1, hashBytes), at = unpacked(kept, hashBytes + 1)}
end

local function ofDigits(superseded)
  local found = {}
  for at = 1, #superseded, 79 do
    local hash = string.gsub(string.sub(superseded, at, at + 2 * hashBytes - 1), '..', function(hex)
      return string.char(tonumber(hex, 16))
    end)
    table.insert(found, {hash = hash, at = tonumber(string.sub(superseded, at + 64, at + 78))})
  end
  return found
end

-- Of each its hash and when it was replaced, the latest first; the second may have no hash.
local function replacedOnes(key)
  local fields = redis.call('HMGET', key, 'superseded', 'replaced', 'before1')
  if fields[1] and fields[1] ~= '' then
    return ofDigits(fields[1])
  end
  local kept, found = fields[2], {}
  if not kept then
    return found
  end
  table.insert(found, entry(kept))
  local number = 1
  while fields[3] do
    table.insert(found, entry(fields[3]))
    number = number + 1
    fields[3] = redis.call('HGET', key, 'before' .. number)
  end
  if number == 1 and #kept > hashBytes + timeBytes then
    table.insert(found, {hash = '', at = unpacked(kept, hashBytes + timeBytes + 1)})
  end
  return found
end
