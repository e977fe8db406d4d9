package dev.ostiary.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class JavaBlockTest {
    private static final String SOURCE = """
            package a;

            import java.time.Duration;
            import java.util.List;

            class A {
                Object a() {
                    return List.of(
                            Duration.ZERO);
                }
            }
            """;

    @Test
    void isPartOf_otherLineBreaks_isTrue() {
        JavaBlock block = new JavaBlock("import java.util.List;\n\nreturn List.of(Duration.ZERO);\n");

        assertThat(block.isPartOf(SOURCE)).isTrue();
    }

    @Test
    void isPartOf_otherCode_isFalse() {
        assertThat(new JavaBlock("return List.of();\n").isPartOf(SOURCE)).isFalse();
    }

    @Test
    void isPartOf_importThatTheSourceDoesWithout_isFalse() {
        JavaBlock block = new JavaBlock("import java.util.Set;\n\nreturn List.of(Duration.ZERO);\n");

        assertThat(block.isPartOf(SOURCE)).isFalse();
    }

    @Test
    void missingImports_namedWithoutImport_areToldByTheSource() {
        JavaBlock block = new JavaBlock("import java.util.List;\n\nreturn List.of(Duration.ZERO);\n");

        assertThat(block.missingImports(SOURCE, Set.of())).containsExactly("java.time.Duration");
    }

    @Test
    void missingImports_namesInTextAndComments_doNotCount() {
        JavaBlock block = new JavaBlock("return \"a List of \\\" it\"; // no Duration\n");

        assertThat(block.missingImports(SOURCE, Set.of("a.It"))).isEmpty();
    }

    @Test
    void typeOfTheSourcesOwnPackage_needsAnImportOnThePageAlone() {
        String code = "return List.of(Duration.ZERO);\n";
        String imports = "import a.Duration;\nimport java.util.List;\n\n";
        String source = SOURCE.replace("import java.time.Duration;\n", "");

        assertThat(new JavaBlock(imports + code).isPartOf(source)).isTrue();
        assertThat(new JavaBlock(code).missingImports(source, Set.of("a.Duration")))
                .containsExactlyInAnyOrder("a.Duration", "java.util.List");
    }
}
