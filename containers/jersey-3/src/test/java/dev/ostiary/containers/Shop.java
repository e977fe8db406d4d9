package dev.ostiary.containers;

import dev.ostiary.rest.SecurityAnnotations;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

@ApplicationPath("api")
public class Shop extends Application {
    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(Orders.class, SecurityAnnotations.class);
    }
}
