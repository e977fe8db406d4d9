/**
 * What has to be remembered of tokens between requests, and between nodes: sessions, revocations, ids that count once.
 *
 * <p>The door is {@link dev.ostiary.store.TokenStateStore}. May depend on {@code dev.ostiary.apikey} and
 * {@code dev.ostiary.encoding} only.
 */
@NullMarked
package dev.ostiary.store;

import org.jspecify.annotations.NullMarked;
