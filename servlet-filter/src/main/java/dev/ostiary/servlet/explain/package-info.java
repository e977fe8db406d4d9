/**
 * Why a request would be let in or refused, step by step, for whoever wonders about a 401.
 *
 * <p>API is {@link dev.ostiary.servlet.explain.Explanation} with its steps, which {@code AuthFilter.explain} answers; nothing else here is.
 * The door is {@link dev.ostiary.servlet.explain.Explainer}. May depend on the packages {@code gate}, {@code identity} and whatever is
 * below these, and on core; nothing but the root knows it.
 */
@NullMarked
package dev.ostiary.servlet.explain;

import org.jspecify.annotations.NullMarked;
