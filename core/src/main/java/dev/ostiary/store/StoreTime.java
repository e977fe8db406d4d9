package dev.ostiary.store;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The times that a store in memory goes by. Thread-safe. */
interface StoreTime extends InstantSource {
    /** By which entries expire. */
    @Override
    Instant instant();

    /** What the store tells others as its time. */
    Instant told();

    /** What has passed since the store was made: never less than at the call before. */
    Duration passed();
}
