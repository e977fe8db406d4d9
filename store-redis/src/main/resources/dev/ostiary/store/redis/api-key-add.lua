-- KEYS[2]: the key's record; KEYS[3]: its subject's; ARGV[4]: its id; ARGV[5] and on: hash, subject, roles, scopes, created, expires, valid.
if redis.call('EXISTS', KEYS[2]) == 1 then
  return 0
end
redis.call('HSET', KEYS[2], 'hash', ARGV[5], 'subject', ARGV[6], 'roles', ARGV[7], 'scopes', ARGV[8],
  'created', ARGV[9], 'expires', ARGV[10])
if ARGV[11] == '1' then
  redis.call('HSET', KEYS[2], 'valid', '1')
end
redis.call('SADD', KEYS[3], ARGV[4])
return 1
