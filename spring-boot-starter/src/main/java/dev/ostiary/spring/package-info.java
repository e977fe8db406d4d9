/**
 * The filter in a Spring Boot application: registered where an {@code ostiary.*} property is set, configured by the {@code Environment},
 * with its users, sessions, annotations, meters and health where Spring looks for them.
 *
 * <p>API is {@link dev.ostiary.spring.AuthFilterCustomizer}; all else is found by Boot itself. May depend on
 * {@code dev.ostiary.servlet} and core, and on nothing of Boot that has moved between 3.5 and 4 but in a class of its own, which is loaded
 * where that is there.
 */
@NullMarked
package dev.ostiary.spring;

import org.jspecify.annotations.NullMarked;
