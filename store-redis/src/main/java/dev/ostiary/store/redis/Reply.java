package dev.ostiary.store.redis;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a script returned. Immutable.
 *
 * @param value a number, bytes, a list of such, or nothing
 */
record Reply(@Nullable Object value) {
    boolean isYes() {
        return Long.valueOf(1).equals(value);
    }

    /** 0 where there is none. */
    int number() {
        return value instanceof Long number ? Math.toIntExact(number) : 0;
    }

    List<Reply> list() {
        return value instanceof List<?> items
                ? items.stream().<Reply>map(Reply::new).toList()
                : List.of();
    }

    /** Empty where there is none: every text that is read must be more than that, or may be nothing. */
    String text() {
        return value instanceof byte[] bytes ? KeyText.text(bytes) : "";
    }

    /** Keys that a script needs and that were not declared: nothing has happened then. Empty: it has run. */
    List<byte[]> lacking() {
        List<Reply> items = list();
        return items.isEmpty() || !(items.get(0).value() instanceof List<?> mark) || !mark.isEmpty()
                ? List.of()
                : items.stream().skip(1).map(Reply::bytes).toList();
    }

    byte[] bytes() {
        return value instanceof byte[] bytes ? bytes : new byte[0];
    }

    /** Nothing that is stored is told. */
    @Override
    public String toString() {
        return "Reply[...]";
    }
}
