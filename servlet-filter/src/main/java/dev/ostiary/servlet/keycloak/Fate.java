package dev.ostiary.servlet.keycloak;

/** What becomes of a key whose value is not the adapters' default. */
sealed interface Fate {

    /** It says something together with others. */
    record Joined() implements Fate {}

    /**
     * It becomes one setting.
     *
     * @param setting its name
     * @param unit what follows the value, such as {@code s}; may be empty
     */
    record Becomes(String setting, String unit) implements Fate {}

    /**
     * It becomes nothing, and nothing is lost.
     *
     * @param why goes on after the key
     */
    record Nothing(String why) implements Fate {}

    /**
     * It becomes nothing, and whoever runs the application should know why.
     *
     * @param why goes on after the key
     */
    record Warned(String why) implements Fate {}

    /**
     * The application does not start.
     *
     * @param why and what to do instead
     */
    record Refused(String why) implements Fate {}
}
