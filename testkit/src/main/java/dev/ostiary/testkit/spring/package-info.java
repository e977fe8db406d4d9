/**
 * Users of a {@link dev.ostiary.testkit.TestIssuer} in the requests of Spring's own test clients.
 *
 * <p>The door is {@link dev.ostiary.testkit.spring.SpringUsers}. May depend on {@code dev.ostiary.testkit}, {@code spring-test} and
 * {@code spring-web}; nothing else of the testkit knows this package, so that whoever has no Spring needs none.
 */
@NullMarked
package dev.ostiary.testkit.spring;

import org.jspecify.annotations.NullMarked;
