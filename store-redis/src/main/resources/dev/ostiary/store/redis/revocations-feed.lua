-- ARGV[4]: the epoch of the position, or ''; ARGV[5]: the place in the order; ARGV[6]: how many at most.
-- A position of another epoch says nothing here. One behind the end, in the same epoch, proves that the server has lost what it had
-- told before: nobody knows what else, so a new epoch begins.
local epoch, since = string.match(redis.call('GET', KEYS[1]), '^(%S+) (%d+)$')
local from = 0
if ARGV[4] == epoch then
  from = tonumber(ARGV[5])
  if from > last then
    beginEpoch()
    epoch, since = string.match(redis.call('GET', KEYS[1]), '^(%S+) (%d+)$')
    from = 0
  end
end

local size = tonumber(ARGV[6])
local lines = redis.call('ZRANGEBYSCORE', feed, '(' .. whole(from), '+inf', 'WITHSCORES', 'LIMIT', 0, size + 1)
local more = #lines > 2 * size
local page = {epoch, since, more and lines[2 * size] or whole(last), more and 1 or 0, whole(now)}
for i = 1, math.min(#lines, 2 * size), 2 do
  local issued, till = times(redis.call('HGET', revoked, lines[i]), now - day)
  if issued then
    table.insert(page, lines[i])
    table.insert(page, whole(issued))
    table.insert(page, whole(till))
  end
end
prune()
return page
