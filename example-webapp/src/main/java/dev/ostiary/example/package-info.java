/**
 * Starts the example on an embedded Jetty: {@link dev.ostiary.example.ExampleServer} is the door, {@code StartOptions},
 * {@code StoreChoice} and {@code ProviderChoice} read the command line, {@code LauncherStores} opens stores, {@code DemoProvider} is an OpenID
 * provider to try with. Nothing in here is part of the {@code .war}; the application itself is {@code dev.ostiary.example.web}, which knows no container.
 */
@NullMarked
package dev.ostiary.example;

import org.jspecify.annotations.NullMarked;
