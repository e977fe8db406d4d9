package dev.ostiary.containers;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;

/** What the page of Faces shows. */
@Named
@ApplicationScoped
public class Counter {
    private int value;

    public void count() {
        value++;
    }

    public int getValue() {
        return value;
    }
}
