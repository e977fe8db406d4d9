/**
 * Who may do what: rules, what each one requires of a user, and which rule a request falls under.
 *
 * <p>No API. The door is {@link dev.ostiary.servlet.rule.PathRules}. May depend on {@code dev.ostiary.servlet.path}, the servlet API, and the
 * claim paths and reasons of {@code dev.ostiary.verify}; knows neither requests' headers nor tokens.
 */
@NullMarked
package dev.ostiary.servlet.rule;

import org.jspecify.annotations.NullMarked;
