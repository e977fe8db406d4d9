-- KEYS[2] and on: sessions; ARGV[4] and on: of each the token that has arrived. A field is taken away, which needs no memory.
for i = 2, #KEYS do
  local fields = redis.call('HMGET', KEYS[i], 'current', 'unseen')
  if fields[2] and fields[1] == ARGV[i + 2] then
    redis.call('HDEL', KEYS[i], 'unseen')
  end
end
return 1
