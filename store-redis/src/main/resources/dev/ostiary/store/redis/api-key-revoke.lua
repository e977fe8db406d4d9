-- KEYS[2]: the key's record. A field is taken away, not put in, because that needs no memory.
if redis.call('EXISTS', KEYS[2]) == 0 then
  return 0
end
redis.call('HDEL', KEYS[2], 'valid')
return 1
