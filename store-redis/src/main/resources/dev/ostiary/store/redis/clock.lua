-- Begins every script. KEYS[1]: the epoch; ARGV: the prefix of all keys, the caller's clock in milliseconds or '', a random text. Behind all
-- others, and taken away here, is '1' in a cluster, where nothing may be touched but KEYS.
-- Without a caller's clock, which only tests have, the server's counts for all nodes.
local prefix, given, nonce = ARGV[1], ARGV[2], ARGV[3]
local time = redis.call('TIME')
local micros = time[1] * 1000000 + time[2]
local server = math.floor(micros / 1000)
local now = given == '' and server or tonumber(given)
local slack = given == '' and 0 or 86400000

-- A number without exponent: Lua's own way to write one has only 14 digits.
local function whole(number)
  return string.format('%.0f', number)
end

-- Lets the server drop a key when it counts no more. What counts is decided by the time that is kept in the entry.
local function expire(key, till)
  redis.call('PEXPIREAT', key, whole(server + till - now + slack))
end

-- A script reads first and writes then, and touches no key again that its own writes may have emptied: while a slot is moving, the server
-- breaks a script off at a key that is not there. So whatever it finds out that it needs it asks for before it writes.
local declared = table.remove(ARGV) == '1' and {} or nil
for _, key in ipairs(declared and KEYS or {}) do
  declared[key] = true
end

-- What to answer with, instead of doing anything, where keys are needed that were not declared: an empty list, and these keys.
local function lacking(keys)
  local answer = {{}}
  for _, key in ipairs(declared and keys or {}) do
    if key and not declared[key] then
      table.insert(answer, key)
    end
  end
  return #answer > 1 and answer or nil
end
