package com.example;

import dev.ostiary.security.FilterMechanism;
import dev.ostiary.servlet.AuthFilter;
import jakarta.enterprise.context.ApplicationScoped;

/** Asks for what a server looks for: the bean, its mark, and the filter that comes with it. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        boolean isBean = FilterMechanism.class.isAnnotationPresent(ApplicationScoped.class)
                && FilterMechanism.class.getResource("/META-INF/beans.xml") != null;

        if (!isBean || AuthFilter.builder() == null) {
            throw new IllegalStateException("a server would find no mechanism");
        }
        System.out.println("ostiary-jakarta-security: found");
    }
}
