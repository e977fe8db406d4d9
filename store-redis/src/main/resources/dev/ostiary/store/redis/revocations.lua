-- Revocations by name: a letter for the kind, a capital one where there is an issuer, and the name's text. 'revoked' holds
-- '<issued until> <until>' of each, 'feed' their order, 'expiry' their end. A place in the order is the server's time in microseconds,
-- and always behind the last one, so that places given out before a failover lost the last of them are not given out again.
local revoked, feed, expiry = prefix .. 'revoked', prefix .. 'feed', prefix .. 'expiry'
local last = tonumber(redis.call('GET', prefix .. 'last') or '0')

-- For so long what has expired is kept and told: a node whose clock is behind still needs it.
local day = 86400000

-- When a revocation was made and how long it counts; nil where it has counted until then at most.
local function times(kept, bound)
  if kept then
    local issued, till = string.match(kept, '^(%d+) (%d+)$')
    if tonumber(till) > bound then
      return tonumber(issued), tonumber(till)
    end
  end
  return nil
end

-- Of two revocations of one name both times count that are later. One that counts no more adds nothing.
local function revoke(name, issued, till)
  if till <= now then
    return
  end
  local knownIssued, knownTill = times(redis.call('HGET', revoked, name), now)
  if knownIssued then
    issued = math.max(issued, knownIssued)
    till = math.max(till, knownTill)
  end
  last = math.max(last + 1, micros)
  redis.call('HSET', revoked, name, whole(issued) .. ' ' .. whole(till))
  redis.call('ZADD', feed, whole(last), name)
  redis.call('ZADD', expiry, whole(till), name)
end

-- Drops some of what has expired a day ago: more than a call usually adds, and never so many that others would wait. It comes last, for it
-- may leave nothing.
local function prune()
  local names = redis.call('ZRANGEBYSCORE', expiry, '-inf', whole(now - day), 'LIMIT', 0, 100)
  if #names > 0 then
    redis.call('HDEL', revoked, unpack(names))
    redis.call('ZREM', feed, unpack(names))
    redis.call('ZREM', expiry, unpack(names))
  end
end

-- Ends a script that has revoked.
local function settle()
  local latest = redis.call('ZREVRANGE', expiry, 0, 0, 'WITHSCORES')[2]
  if latest then
    redis.call('SET', prefix .. 'last', whole(last))
    if tonumber(latest) + day > now then
      for _, key in ipairs({revoked, feed, expiry}) do
        expire(key, tonumber(latest) + day)
      end
    end
    prune()
  end
end
