package dev.ostiary.servlet.config;

import dev.ostiary.key.KeySource;
import dev.ostiary.servlet.rule.OpenPages;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The configuration of one filter, complete and free of contradictions, by concern.
 *
 * <p>Whatever way a filter is registered, its settings arrive here as texts by name; see {@link Setting} for what each
 * means and what it is by default. Immutable; thread-safe as far as the key source is.
 *
 * @param issuers the trusted issuers: unmodifiable, at least one; the only one may accept any {@code iss}, of several no two the same
 * @param credentials where credentials are found, and how they are verified
 * @param crossSite which other sites may send requests with the cookie
 * @param answers what clients are told
 * @param sessions how users are signed in; empty when the filter only verifies
 * @param signIn with which provider; empty when the application signs users in itself, or nobody does
 * @param rules what requests require
 * @param written what was written where, for a log
 */
public record AuthConfig(
        List<IssuerConfig> issuers,
        CredentialConfig credentials,
        CrossSiteConfig crossSite,
        AnswerConfig answers,
        Optional<SessionConfig> sessions,
        Optional<SignInConfig> signIn,
        RuleConfig rules,
        EffectiveConfig written) {

    /**
     * Reads a configuration: from the sources that are given, then from system properties and environment variables, or from where a
     * framework keeps settings instead, and last from the file that the setting {@code config} names. Placeholders stand for system properties and, where there
     * is none of a name, for environment variables.
     *
     * @param sources where settings were written; the first that has a setting wins
     * @param keySource keys that were given as an object, instead of any setting that names them
     * @param deployment the process, and the web application where it is known
     * @return the configuration
     * @throws ConfigurationException naming every problem at once
     */
    public static AuthConfig from(List<SettingSource> sources, Optional<KeySource> keySource, Deployment deployment) {
        ConfigProblems problems = new ConfigProblems();
        Placeholders process = deployment.placeholders();
        SettingSources ordered = SettingSources.of(sources, keySource.isPresent(), deployment, process, problems);
        Placeholders placeholders = process.with(ordered.keycloak().replaced());
        SettingReader plain = new SettingReader(ordered, placeholders, problems);
        IssuerSettings issuers = new IssuerSettings(plain);
        SignInSettings signIn = new SignInSettings(plain, issuers);
        SettingReader read = plain.withDefaults(signIn.defaults());
        SettingNames names = new SettingNames(issuers.names());
        ordered.reportUnknownNames(names, problems);
        SettingReader whole = issuers.areSeveral() ? read : read.withPreset();
        EffectiveConfig written = new EffectiveConfig(
                ordered.inOrder(),
                names,
                placeholders,
                signIn.defaults(),
                ProcessSettings.foreignVariables(deployment.environment(), names),
                ordered.keycloak());
        AuthConfig config = of(issuers.all(whole, keySource), signIn, whole, read, written);
        if (problems.areAny()
                && keySource.isEmpty()
                && ordered.leaveKeycloakAlone()
                && origins(plain).isEmpty()) {
            KeycloakFile.reportUnread(plain, deployment);
        }
        problems.throwIfAny();
        return config;
    }

    /** What names who issues tokens, or how they are checked. */
    private static List<Setting> origins(SettingReader read) {
        return Stream.of(
                        Setting.ISSUERS,
                        Setting.ISSUER,
                        Setting.CLIENT_ID,
                        Setting.SECRET,
                        Setting.PUBLIC_KEY,
                        Setting.JWKS_URI)
                .filter(read::isSet)
                .toList();
    }

    /** What is read together here says something of several concerns. */
    private static AuthConfig of(
            List<IssuerConfig> issuers,
            SignInSettings signIn,
            SettingReader read,
            SettingReader withoutPreset,
            EffectiveConfig written) {
        CredentialConfig credentials = CredentialConfig.read(read);
        CrossSiteConfig crossSite = CrossSiteConfig.read(read);
        AnswerConfig answers = AnswerConfig.read(read);
        SessionSettings session = new SessionSettings(
                withoutPreset,
                issuers,
                credentials.cookieName(),
                crossSite.externalUrl().map(ExternalUrl::origin),
                answers.signInPage(),
                signIn);
        Optional<SessionConfig> sessions = session.config();
        if (credentials.apiKeysInStore() && !session.isOn()) {
            read.problem(Setting.API_KEYS, "there is no store without session=on");
        }
        // Public by themselves, or nobody could ever sign in, or see that the sign-out has worked.
        OpenPages pages = new OpenPages(
                Locations.pattern(answers.signInPage()),
                Locations.pattern(sessions.flatMap(SessionConfig::signOutPage)),
                Locations.pattern(
                        session.signInConfig().flatMap(with -> with.pages().errorPage())));
        return new AuthConfig(
                issuers,
                credentials,
                crossSite,
                answers,
                sessions,
                session.signInConfig(),
                RuleConfig.read(read, pages),
                written);
    }

    /**
     * What the configuration is in the end, for a log: each setting that was written, with its origin; the others in one
     * line.
     *
     * @return one line each, without control characters; no secret, nor anything that came out of a placeholder
     */
    public List<String> effective() {
        return effective(Map.of());
    }

    /**
     * The same, where Java code gave an object in the place of a setting's text.
     *
     * @param handedIn by setting what it is, such as the name of its class
     * @return one line each; a text that was written for such a setting is said to play no part
     */
    public List<String> effective(Map<Setting, String> handedIn) {
        return written.lines(handedIn);
    }

    /**
     * What to tell about environment variables that begin as ours do, but set nothing.
     *
     * @return one line, without values; empty when there are none
     */
    public Optional<String> foreignVariables() {
        return written.foreignVariables();
    }

    /**
     * What whoever runs the application should know, though nothing is wrong with it.
     *
     * @return one line each, without values that came out of placeholders; perhaps empty
     */
    public List<String> warnings() {
        return Stream.concat(written.warnings().stream(), signIn.stream().flatMap(known -> known.warnings().stream()))
                .toList();
    }

    /** The essentials for a log line; no key. */
    @Override
    public String toString() {
        return "AuthConfig[issuers=" + issuers + ", publicPaths=" + rules.publicPaths() + "]";
    }
}
