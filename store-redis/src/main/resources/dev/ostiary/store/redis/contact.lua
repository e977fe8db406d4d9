-- KEYS[2]: the version of the keys, which the first one had not; ARGV[4]: that of this release.
if tonumber(redis.call('GET', KEYS[2]) or '1') < tonumber(ARGV[4]) then
  redis.call('SET', KEYS[2], ARGV[4])
end
return 1
