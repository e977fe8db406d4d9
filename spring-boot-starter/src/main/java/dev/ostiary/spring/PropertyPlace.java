package dev.ostiary.spring;

import dev.ostiary.servlet.config.Setting;
import dev.ostiary.servlet.config.SettingPlace;
import dev.ostiary.servlet.config.SettingSource;
import dev.ostiary.servlet.config.SettingType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * What one property source of the {@code Environment} says to the filter. Texts are taken as they are written there, with their
 * placeholders. Not thread-safe.
 */
final class PropertyPlace {
    private final ConfigurationPropertySource source;
    private final String name;
    private final List<SettingSource> entries = new ArrayList<>();
    private final Map<String, SortedMap<Integer, Element>> lists = new LinkedHashMap<>();
    private final List<String> wholes = new ArrayList<>();

    private PropertyPlace(ConfigurationPropertySource source) {
        this.source = source;
        this.name = source.getUnderlyingSource() instanceof PropertySource<?> underlying
                ? underlying.getName()
                : "property source";
    }

    /** One element of a list, and where it stands. */
    private record Element(Setting setting, String origin, String text) {}

    static SettingPlace of(ConfigurationPropertySource source) {
        return new PropertyPlace(source).read();
    }

    private SettingPlace read() {
        boolean isEnvironment = source.getUnderlyingSource() instanceof SystemEnvironmentPropertySource;
        boolean isListed = source instanceof IterableConfigurationPropertySource;
        if (source instanceof IterableConfigurationPropertySource listed) {
            listed.stream().filter(SettingName.PREFIX::isAncestorOf).forEach(property -> add(property, isEnvironment));
        }
        if (isEnvironment || !isListed) {
            Stream.of(Setting.values()).map(SettingName::property).forEach(property -> add(property, true));
        }
        lists.forEach(this::addList);
        return isEnvironment ? withVariables() : SettingPlace.of(name, entries);
    }

    /** Boot's own names of variables, {@code OSTIARY_CLOCKSKEW}, and those that the filter knows everywhere. */
    private SettingPlace withVariables() {
        List<SettingSource> all = new ArrayList<>(entries);
        if (source.getUnderlyingSource() instanceof SystemEnvironmentPropertySource variables) {
            Map<String, String> texts = new TreeMap<>();
            variables.getSource().forEach((variable, text) -> texts.put(variable, String.valueOf(text)));
            all.addAll(SettingPlace.ofVariables(texts).entries());
        }
        return new SettingPlace(name, all, true);
    }

    /** @param knownOnly whether others write there, too */
    private void add(ConfigurationPropertyName property, boolean knownOnly) {
        SettingName meant = SettingName.of(property);
        if (knownOnly && meant.setting().isEmpty()) {
            return;
        }
        @Nullable ConfigurationProperty found = source.getConfigurationProperty(property);
        if (found == null) {
            return;
        }
        String text = text(meant.setting(), found.getValue());
        if (meant.position().isPresent()) {
            lists.computeIfAbsent(meant.text(), list -> new TreeMap<>())
                    .putIfAbsent(
                            meant.position().get(), new Element(meant.setting().orElseThrow(), origin(found), text));
            return;
        }
        wholes.add(meant.text());
        entries.add(new SettingSource(origin(found), Map.of(meant.text(), text)));
    }

    /** Beside the whole value, a list is one too many: it stays under a name that means nothing. */
    private void addList(String setting, SortedMap<Integer, Element> elements) {
        Element first = elements.values().iterator().next();
        String separator = first.setting().type() == SettingType.RULES ? "\n" : ", ";
        String text = String.join(
                separator, elements.values().stream().map(Element::text).toList());
        String written = wholes.contains(setting) ? setting + "[" + elements.firstKey() + "]" : setting;
        entries.add(new SettingSource(first.origin(), Map.of(written, text)));
    }

    private String origin(ConfigurationProperty found) {
        return found.getOrigin() == null ? name : found.getOrigin().toString();
    }

    /** YAML reads {@code on} and {@code off} as it reads {@code true} and {@code false}. */
    private static String text(Optional<Setting> setting, Object value) {
        boolean isWord =
                setting.filter(known -> known.type() == SettingType.CHOICE).isPresent();
        if (value instanceof Boolean yes && isWord) {
            return yes ? "on" : "off";
        }
        return String.valueOf(value);
    }
}
