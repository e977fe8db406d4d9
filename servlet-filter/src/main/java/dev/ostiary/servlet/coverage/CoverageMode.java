package dev.ostiary.servlet.coverage;

/** What is done about the servlets of an application and the rules that guard them, when the filter starts. */
public enum CoverageMode {
    /** Nothing. */
    OFF,

    /** They are logged. */
    LOG,

    /** They are logged, and a mapping that a rule does not wholly speak of, or that requests reach past the filter, ends the start. */
    FAIL
}
