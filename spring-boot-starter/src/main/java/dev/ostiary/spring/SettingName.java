package dev.ostiary.spring;

import dev.ostiary.servlet.config.Setting;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;

/**
 * What the name of a property means to the filter, however it is written: {@code ostiary.clockSkew} is {@code clock-skew}. Immutable.
 *
 * @param text the name as the filter knows it, with the numbers of a list taken off; of a name that means nothing, as it was written
 * @param setting empty where it means none
 * @param position in a list; empty where the property is the whole value
 */
record SettingName(String text, Optional<Setting> setting, Optional<Integer> position) {
    /** What all properties begin with. */
    static final ConfigurationPropertyName PREFIX = ConfigurationPropertyName.of("ostiary");

    private static final String ISSUERS = "issuers";
    private static final String RULE = "rule";
    private static final int LONGEST_NUMBER = 6;
    private static final Map<ConfigurationPropertyName, Setting> SETTINGS = Stream.of(Setting.values())
            .collect(Collectors.toMap(setting -> PREFIX.append(setting.settingName()), Function.identity()));

    /** @param property below {@link #PREFIX} */
    static SettingName of(ConfigurationPropertyName property) {
        if (property.isLastElementIndexed()) {
            return inAList(property);
        }
        return whole(property).orElseGet(() -> unknown(property));
    }

    /** The name that Boot gives to the property of a setting. */
    static ConfigurationPropertyName property(Setting setting) {
        return PREFIX.append(setting.settingName());
    }

    /** The name of the issuer whose setting it is, known or not. */
    static Optional<String> issuer(String text) {
        int end = text.indexOf('.', ISSUERS.length() + 1);
        return text.startsWith(ISSUERS + ".") && end > 0
                ? Optional.of(text.substring(ISSUERS.length() + 1, end))
                : Optional.empty();
    }

    /** YAML has {@code rule: {1: ...}} as a list. */
    private static SettingName inAList(ConfigurationPropertyName property) {
        ConfigurationPropertyName list = property.getParent();
        String number = property.getLastElement(Form.UNIFORM);
        if (!isNumber(number)) {
            return unknown(property);
        }
        if (list.equals(PREFIX.append(RULE))) {
            return new SettingName(RULE + "." + number, Optional.empty(), Optional.empty());
        }
        return whole(list)
                .filter(known -> known.setting().isPresent())
                .map(known -> new SettingName(known.text(), known.setting(), Optional.of(Integer.valueOf(number))))
                .orElseGet(() -> unknown(property));
    }

    private static Optional<SettingName> whole(ConfigurationPropertyName property) {
        Optional<Setting> own = Optional.ofNullable(SETTINGS.get(property));
        if (own.isPresent()) {
            return own.map(setting -> new SettingName(setting.settingName(), own, Optional.empty()));
        }
        int elements = property.getNumberOfElements();
        if (elements == 3 && property.getElement(1, Form.UNIFORM).equals(RULE)) {
            return Optional.of(new SettingName(written(property), Optional.empty(), Optional.empty()));
        }
        return elements > 3 && property.getElement(1, Form.UNIFORM).equals(ISSUERS)
                ? ofIssuer(property)
                : Optional.empty();
    }

    private static Optional<SettingName> ofIssuer(ConfigurationPropertyName property) {
        Optional<Setting> own = Optional.ofNullable(SETTINGS.get(PREFIX.append(property.subName(3))));
        return own.map(setting -> new SettingName(
                ISSUERS + "." + property.getElement(2, Form.DASHED) + "." + setting.settingName(),
                own,
                Optional.empty()));
    }

    private static SettingName unknown(ConfigurationPropertyName property) {
        return new SettingName(written(property), Optional.empty(), Optional.empty());
    }

    private static String written(ConfigurationPropertyName property) {
        return property.subName(1).toString();
    }

    private static boolean isNumber(String text) {
        return text.length() <= LONGEST_NUMBER && text.matches("[0-9]+");
    }
}
