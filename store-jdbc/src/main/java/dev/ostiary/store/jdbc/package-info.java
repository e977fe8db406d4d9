/**
 * Keeps token state in a relational database, H2, PostgreSQL, MariaDB or MySQL, for one node that is restarted and for many that share it.
 *
 * <p>The door is {@link dev.ostiary.store.jdbc.JdbcTokenStateStore}, or {@code jndi:} in a setting. Needs {@code java.sql} and a driver that the application brings. May
 * depend on {@code dev.ostiary.store}, {@code dev.ostiary.apikey} and {@code dev.ostiary.encoding} only.
 */
@NullMarked
package dev.ostiary.store.jdbc;

import org.jspecify.annotations.NullMarked;
