package dev.ostiary.servlet.config;

import java.util.List;
import java.util.Map;

/**
 * One of the places in which settings stand, such as a file. Each setting has an origin of its own, so that a problem names the line.
 *
 * @param name the place as a whole, as problems name it
 * @param entries what is written there; of two that say the same setting, the first counts
 * @param isShared whether others write there, too, so that a name which means nothing here is no problem
 */
public record SettingPlace(String name, List<SettingSource> entries, boolean isShared) {
    /**
     * Keeps a copy of the entries.
     *
     * @param name the place as a whole, as problems name it
     * @param entries what is written there
     * @param isShared whether others write there, too
     */
    public SettingPlace {
        entries = List.copyOf(entries);
    }

    /**
     * A place of which every name is meant for a filter: one that means nothing is a problem.
     *
     * @param name the place as a whole, as problems name it
     * @param entries what is written there
     * @return the place
     */
    public static SettingPlace of(String name, List<SettingSource> entries) {
        return new SettingPlace(name, entries, false);
    }

    /**
     * Environment variables, {@code OSTIARY_CLOCK_SKEW} for {@code clock-skew}.
     *
     * @param variables all there are; those that are named after no setting are left out
     * @return a shared place
     */
    public static SettingPlace ofVariables(Map<String, String> variables) {
        return new SettingPlace("environment", ProcessSettings.ofEnvironment(variables), true);
    }

    /** The names alone; a text may be a secret. */
    @Override
    public String toString() {
        return name + entries;
    }
}
