package dev.ostiary.apikey;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The form of a key is API: scanners and stores hold on to it. */
class ApiKeyTextTest {
    private static final String KEY =
            "ost_0123456789abcdef_" + "0123456789abcdefghijklmnopqrstuvwxyzABCDEFG" + "2ZnibP";

    @Test
    void parse_frozenKey_staysValidAndKeepsItsHash() {
        assertThat(ApiKeyText.parse(KEY).map(ApiKeyText::id)).contains("0123456789abcdef");
        assertThat(ApiKeyText.parse(KEY).map(ApiKeyText::hash)).contains("b30_wIh1oEa7rtRYuZGCFMzFYa2u9y38WuiXInsScr4");
    }
}
