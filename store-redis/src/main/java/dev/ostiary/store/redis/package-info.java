/**
 * A store of token state in Redis, for many nodes.
 *
 * <p>The door is {@link dev.ostiary.store.redis.RedisTokenStateStore}. May depend on {@code dev.ostiary.store},
 * {@code dev.ostiary.apikey} and {@code dev.ostiary.encoding}; only what speaks to the server knows its client library.
 */
@NullMarked
package dev.ostiary.store.redis;

import org.jspecify.annotations.NullMarked;
