package dev.ostiary.servlet.rule;

/** Whether refusals are carried out. */
public enum Enforcement {
    /** What is refused does not reach the application. The default. */
    ENFORCE,

    /** What should be refused reaches the application all the same, and is only reported: no protection at all. */
    REPORT_ONLY;

    /**
     * The stricter of two.
     *
     * @param other another one
     * @return {@link #REPORT_ONLY} only if both are
     */
    public Enforcement stricter(Enforcement other) {
        return this == other ? this : ENFORCE;
    }
}
