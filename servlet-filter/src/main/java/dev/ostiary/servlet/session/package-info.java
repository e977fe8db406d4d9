/**
 * What a browser's session needs of the filter: its store, its two cookies, and the paths at which it is refreshed and signed out.
 *
 * <p>No API: applications use {@code dev.ostiary.servlet.Sessions}. May depend on {@code dev.ostiary.session},
 * {@code dev.ostiary.store} and {@code dev.ostiary.key}, and of this module on the packages {@code answer}, {@code config},
 * {@code credential}, {@code csrf} and {@code path}.
 */
@NullMarked
package dev.ostiary.servlet.session;

import org.jspecify.annotations.NullMarked;
