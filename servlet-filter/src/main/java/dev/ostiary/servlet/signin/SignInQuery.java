package dev.ostiary.servlet.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a link to the sign-in asks for. What is not understood, or stands there twice, is passed over. Immutable.
 *
 * @param returnTo a path of this application; empty where none is given, or none that is safe
 * @param provider the name of the one to sign in with
 * @param forwarded what is handed on to the provider
 * @param attempt how many sign-ins in a row have come to nothing
 */
record SignInQuery(Optional<String> returnTo, Optional<String> provider, Map<String, String> forwarded, int attempt) {
    private static final String PROVIDER = "provider";
    private static final int MOST_CHARACTERS = 256;
    private static final Set<String> PROMPTS = Set.of("login", "select_account", "create", "none");
    private static final Set<String> ATTEMPTS = Set.of("1", "2", "3");

    /** @param forwardable the names of what may be handed on */
    static SignInQuery of(HttpServletRequest request, OwnPlaces places, Set<String> forwardable) {
        Map<String, List<String>> sent = Optional.ofNullable(request.getQueryString())
                .flatMap(FormText::parse)
                .orElse(Map.of());
        Map<String, String> forwarded = new LinkedHashMap<>();
        sent.keySet().stream()
                .filter(forwardable::contains)
                .forEach(name -> only(name, sent)
                        .filter(value -> isForwardable(name, value))
                        .ifPresent(value -> forwarded.put(name, value)));
        Optional<String> path = places.target().parameter().flatMap(name -> only(name, sent));
        return new SignInQuery(
                path.filter(given -> places.isWithin(given, request)),
                only(PROVIDER, sent),
                forwarded,
                only(OwnPlaces.ATTEMPT, sent)
                        .filter(ATTEMPTS::contains)
                        .map(Integer::parseInt)
                        .orElse(0));
    }

    /** Whether somebody who is signed in is to sign in all the same: as somebody else, anew, or elsewhere. */
    boolean isForSomebodyElse() {
        return provider.isPresent() || forwarded.containsKey("prompt") || forwarded.containsKey("login_hint");
    }

    /** The same link, of what was understood. */
    String location(OwnPlaces places, HttpServletRequest request) {
        Map<String, String> parameters = new LinkedHashMap<>();
        places.target().parameter().ifPresent(name -> returnTo.ifPresent(path -> parameters.put(name, path)));
        provider.ifPresent(name -> parameters.put(PROVIDER, name));
        parameters.putAll(forwarded);
        return places.signIn(request, parameters);
    }

    private static Optional<String> only(String name, Map<String, List<String>> sent) {
        List<String> values = sent.getOrDefault(name, List.of());
        return values.size() == 1 && !values.get(0).isEmpty() ? Optional.of(values.get(0)) : Optional.empty();
    }

    private static boolean isForwardable(String name, String value) {
        return value.length() <= MOST_CHARACTERS
                && value.chars().noneMatch(Character::isISOControl)
                && (!name.equals("prompt") || PROMPTS.contains(value));
    }

    /** Shows nothing that came. */
    @Override
    public String toString() {
        return "SignInQuery[...]";
    }
}
