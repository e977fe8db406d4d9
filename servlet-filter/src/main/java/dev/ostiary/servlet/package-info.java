/**
 * The filter, and what an application sees of it.
 *
 * <p>The door is {@link dev.ostiary.servlet.AuthFilter}. A request takes one straight path: path, credential, token,
 * cross-site check, identity; then either a refusal is answered or the application runs. May depend on all of core and
 * on every package below it; nothing below depends on it.
 */
@NullMarked
package dev.ostiary.servlet;

import org.jspecify.annotations.NullMarked;
