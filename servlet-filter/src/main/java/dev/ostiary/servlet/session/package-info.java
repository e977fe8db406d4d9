/**
 * What a browser's session needs of the filter: its two cookies, and the paths at which it is refreshed and signed out.
 *
 * <p>Applications use {@code dev.ostiary.servlet.Sessions}. May depend on {@code dev.ostiary.session} and
 * {@code dev.ostiary.key}, and of this module on the packages {@code answer}, {@code credential}, {@code csrf} and {@code path}.
 */
@NullMarked
package dev.ostiary.servlet.session;

import org.jspecify.annotations.NullMarked;
