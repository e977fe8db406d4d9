package dev.ostiary.servlet.rule;

/**
 * Which rule a request falls under, and what that means for it. Immutable.
 *
 * @param name the rule as text, or {@link #PUBLIC_PATHS}, {@link #SIGN_IN_PAGE},
 *     {@link #SIGN_OUT_PAGE}, {@link #SIGN_IN_ERROR_PAGE}, {@link #SERVLET_ANNOTATION}, {@link #HANDLER_ANNOTATION}, {@link #DEFAULT}; two of them joined by {@code and} where both decide
 * @param requirement what is required of whoever sends the request
 * @param enforcement whether a refusal is carried out
 */
public record Ruling(String name, Requirement requirement, Enforcement enforcement) {
    /** What is public by the setting of that name. */
    public static final String PUBLIC_PATHS = "public-paths";

    /** The sign-in page, public by itself. */
    public static final String SIGN_IN_PAGE = "sign-in-page";

    /** The page that signing out leads to, public by itself. */
    public static final String SIGN_OUT_PAGE = "sign-out-page";

    /** The page that tells why somebody is not signed in, public by itself. */
    public static final String SIGN_IN_ERROR_PAGE = "sign-in-error-page";

    /** What an annotation of the servlet's class says. */
    public static final String SERVLET_ANNOTATION = "servlet-annotation";

    /** What an annotation of a framework's handler says. */
    public static final String HANDLER_ANNOTATION = "handler-annotation";

    /** No rule speaks of the request. */
    public static final String DEFAULT = "default";

    /**
     * Falls under both: whoever sends the request has to meet either requirement. It only reports if both do, or if the other
     * one requires nothing.
     */
    Ruling stricter(Ruling other) {
        if (name.equals(other.name) || other.requirement.access() == Access.PUBLIC) {
            return this;
        }
        if (requirement.access() == Access.PUBLIC) {
            return other;
        }
        Requirement both = requirement.stricter(other.requirement);
        Enforcement enforced = enforcement.stricter(other.enforcement);
        if (both.equals(requirement)) {
            return new Ruling(name, both, enforced);
        }
        return new Ruling(both.equals(other.requirement) ? other.name : name + " and " + other.name, both, enforced);
    }
}
