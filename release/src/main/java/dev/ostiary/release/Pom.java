package dev.ostiary.release;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** An element of a POM, or its root. Nothing is inherited or filled in: what counts is what stands there. */
final class Pom {
    private final Element element;

    private Pom(Element element) {
        this.element = element;
    }

    /**
     * Reads a POM, and nothing that it refers to.
     *
     * @throws UncheckedIOException if it cannot be read
     * @throws IllegalArgumentException if it is no XML, or names a document type
     */
    static Pom read(Path file) {
        try {
            byte[] content = Files.readAllBytes(file);
            return new Pom(parser().parse(new ByteArrayInputStream(content)).getDocumentElement());
        } catch (SAXException e) {
            throw new IllegalArgumentException(file + ": expected a POM without a document type", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DocumentBuilder parser() {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            DocumentBuilder parser = factory.newDocumentBuilder();
            parser.setErrorHandler(null);
            return parser;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What stands in an element, by its path such as {@code scm/url}; empty where it is not there, or blank. */
    Optional<String> text(String path) {
        Optional<Pom> found = Optional.of(this);
        for (String name : path.split("/", -1)) {
            found = found.flatMap(pom -> pom.children(name).findFirst());
        }
        return found.map(pom -> pom.element.getTextContent().strip()).filter(text -> !text.isEmpty());
    }

    /** The elements in a list, such as {@code dependencies/dependency}. */
    List<Pom> all(String path) {
        Stream<Pom> found = Stream.of(this);
        for (String name : path.split("/", -1)) {
            found = found.flatMap(pom -> pom.children(name));
        }
        return found.toList();
    }

    private Stream<Pom> children(String name) {
        return elements().filter(each -> each.getNodeName().equals(name)).map(Pom::new);
    }

    private Stream<Element> elements() {
        return IntStream.range(0, element.getChildNodes().getLength())
                .mapToObj(i -> element.getChildNodes().item(i))
                .filter(node -> node.getNodeType() == Node.ELEMENT_NODE)
                .map(Element.class::cast);
    }

    /** Each text in it, whatever element it stands in. */
    Stream<String> texts() {
        List<Element> inner = elements().toList();
        return inner.isEmpty()
                ? Stream.of(element.getTextContent().strip())
                : inner.stream().map(Pom::new).flatMap(Pom::texts);
    }

    /** The coordinates of a dependency: {@code group:artifact:version}, with {@code ?} for what is missing. */
    String coordinates() {
        return text("groupId").orElse("?") + ":" + text("artifactId").orElse("?") + ":"
                + text("version").orElse("?");
    }

    /** Whether it holds a text, in an element or in a comment. */
    static boolean mentions(Path file, String text) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8).contains(text);
    }
}
