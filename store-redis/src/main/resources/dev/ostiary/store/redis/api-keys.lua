local function record(key)
  return redis.call('HMGET', key, 'hash', 'subject', 'roles', 'scopes', 'created', 'expires', 'valid')
end
