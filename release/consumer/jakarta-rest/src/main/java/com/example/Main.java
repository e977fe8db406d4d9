package com.example;

import dev.ostiary.rest.SecurityAnnotations;
import jakarta.ws.rs.core.Feature;
import java.util.ServiceLoader;

/** Looks for the feature as a runtime of Jakarta REST does. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        boolean found = ServiceLoader.load(Feature.class).stream()
                .anyMatch(feature -> feature.get() instanceof SecurityAnnotations);

        if (!found) {
            throw new IllegalStateException("expected the feature SecurityAnnotations, and none is found");
        }
        System.out.println("ostiary-jakarta-rest: found");
    }
}
