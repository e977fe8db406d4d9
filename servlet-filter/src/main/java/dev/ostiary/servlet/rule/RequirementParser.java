package dev.ostiary.servlet.rule;

import dev.ostiary.verify.ClaimPath;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** One reading of one requirement, by recursive descent; used by one thread. */
final class RequirementParser {
    private static final int MAX_DEPTH = 16;
    private static final String OPERAND =
            "authenticated, role(...), scope(...), anyScope(...), claim(name = value), maxAge(5m) or '('";
    private static final Map<String, Requirement> ALONE =
            Map.of("public", Requirement.PUBLIC, "optional", Requirement.OPTIONAL, "deny", Requirement.DENY);

    private final RequirementText text;
    private int depth;

    private RequirementParser(RequirementText text) {
        this.text = text;
    }

    static Requirement parse(String text) {
        RequirementParser parser = new RequirementParser(new RequirementText(text));
        Requirement requirement = parser.requirement();
        if (!parser.text.atEnd()) {
            throw parser.text.unexpected("'and', 'or' or the end");
        }
        return requirement;
    }

    private Requirement requirement() {
        for (Map.Entry<String, Requirement> alone : ALONE.entrySet()) {
            if (text.takeWord(alone.getKey())) {
                if (!text.atEnd()) {
                    throw text.unexpected("the end: '" + alone.getKey() + "' stands alone");
                }
                return alone.getValue();
            }
        }
        if (text.atEnd()) {
            throw text.unexpected("public, optional, deny, " + OPERAND);
        }
        return Requirement.of(alternatives());
    }

    private Condition alternatives() {
        List<Condition> parts = new ArrayList<>();
        do {
            Condition part = conjunction();
            parts.addAll(part instanceof Condition.Any nested ? nested.parts() : List.of(part));
        } while (text.takeWord("or"));
        return parts.size() == 1 ? parts.get(0) : new Condition.Any(List.copyOf(parts));
    }

    private Condition conjunction() {
        List<Condition> parts = new ArrayList<>();
        do {
            Condition part = operand();
            parts.addAll(part instanceof Condition.All nested ? nested.parts() : List.of(part));
        } while (text.takeWord("and"));
        return parts.size() == 1 ? parts.get(0) : new Condition.All(List.copyOf(parts));
    }

    private Condition operand() {
        if (text.take('(')) {
            return inParentheses();
        }
        if (text.takeWord("authenticated")) {
            return new Condition.Known();
        }
        if (text.takeWord("role")) {
            return list(text::name, Condition.AnyRole::new);
        }
        if (text.takeWord("scope")) {
            return list(text::scope, Condition.AllScopes::new);
        }
        if (text.takeWord("anyScope")) {
            return list(text::scope, Condition.AnyScope::new);
        }
        if (text.takeWord("claim")) {
            return claim();
        }
        if (text.takeWord("maxAge")) {
            return maxAge();
        }
        throw ALONE.keySet().stream().anyMatch(text::isAtWord)
                ? text.unexpected(OPERAND + "; public, optional and deny stand alone")
                : text.unexpected(OPERAND);
    }

    private Condition inParentheses() {
        depth++;
        if (depth > MAX_DEPTH) {
            throw text.unexpected("parentheses at most " + MAX_DEPTH + " deep");
        }
        Condition condition = alternatives();
        text.expect(')', "'and', 'or' or ')'");
        depth--;
        return condition;
    }

    private Condition list(Supplier<String> name, Function<List<String>, Condition> condition) {
        text.expect('(', "'('");
        List<String> names = new ArrayList<>();
        do {
            names.add(name.get());
        } while (text.take(','));
        text.expect(')', "',' or ')'");
        return condition.apply(List.copyOf(new LinkedHashSet<>(names)));
    }

    private Condition maxAge() {
        text.expect('(', "'('");
        Condition age = new Condition.MaxAge(text.read(SignInAge::parse));
        text.expect(')', "')'");
        return age;
    }

    private Condition claim() {
        text.expect('(', "'('");
        String written = text.claimName();
        ClaimPath path = ClaimPath.parse(written);
        text.expect('=', "'=' and the value of the claim");
        String value = text.name();
        text.expect(')', "')'; a value of several words stands in double quotes");
        return new Condition.ClaimIs(path, written, value);
    }
}
