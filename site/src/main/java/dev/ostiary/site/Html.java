package dev.ostiary.site;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** Markdown made into HTML, with anchors at headings and links that lead from page to page. */
final class Html {
    private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());

    private final Target target;

    Html(Target target) {
        this.target = target;
    }

    /**
     * A page's body, and its parts for the search.
     *
     * @param body HTML
     * @param sections one for each heading
     */
    record Rendered(String body, List<Section> sections) {
        Rendered {
            sections = List.copyOf(sections);
        }
    }

    /**
     * What stands below a heading.
     *
     * @param level of the heading, from 1
     * @param anchor of the heading
     * @param heading its text
     * @param text the words below it
     */
    record Section(int level, String anchor, String heading, String text) {}

    Rendered render(Page page) {
        Node document = Parser.builder().extensions(EXTENSIONS).build().parse(page.text());
        Map<Node, String> anchors = new HashMap<>();
        List<Section> sections = sections(document, anchors);
        document.accept(new LinkRewriter(page.source()));
        HtmlRenderer renderer = HtmlRenderer.builder()
                .extensions(EXTENSIONS)
                .attributeProviderFactory(context -> (node, tag, attributes) -> {
                    String anchor = anchors.get(node);
                    if (anchor != null) {
                        attributes.put("id", anchor);
                    }
                })
                .build();
        String body = renderer.render(document)
                .replace("<table>", "<div class=\"wide\"><table>")
                .replace("</table>", "</table></div>");
        return new Rendered(body, sections);
    }

    private static List<Section> sections(Node document, Map<Node, String> anchors) {
        Slugs slugs = new Slugs();
        List<Section> sections = new ArrayList<>();
        List<Heading> headings = new ArrayList<>();
        StringBuilder words = new StringBuilder();
        for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Heading heading) {
                close(headings, sections, anchors, words);
                headings.add(heading);
                anchors.put(heading, slugs.of(textOf(heading)));
            } else {
                words.append(textOf(node)).append(' ');
            }
        }
        close(headings, sections, anchors, words);
        return sections;
    }

    private static void close(
            List<Heading> headings, List<Section> sections, Map<Node, String> anchors, StringBuilder words) {
        if (!headings.isEmpty()) {
            Heading last = headings.get(headings.size() - 1);
            sections.add(new Section(
                    last.getLevel(),
                    anchors.getOrDefault(last, ""),
                    textOf(last),
                    words.toString().strip()));
        }
        words.setLength(0);
    }

    private static String textOf(Node node) {
        StringBuilder text = new StringBuilder();
        node.accept(new AbstractVisitor() {
            @Override
            public void visit(Text part) {
                text.append(part.getLiteral());
            }

            @Override
            public void visit(Code part) {
                text.append(part.getLiteral());
            }

            @Override
            public void visit(SoftLineBreak part) {
                text.append(' ');
            }

            /** The words of two paragraphs, or of two cells of a table, are no one word. */
            @Override
            public void visit(Paragraph part) {
                visitChildren(part);
                text.append(' ');
            }

            @Override
            public void visit(CustomNode part) {
                visitChildren(part);
                text.append(part instanceof TableCell ? " " : "");
            }
        });
        return text.toString().strip();
    }

    private final class LinkRewriter extends AbstractVisitor {
        private final String page;

        LinkRewriter(String page) {
            this.page = page;
        }

        @Override
        public void visit(Link link) {
            if (link.getFirstChild() instanceof Text words) {
                target.words(page, link.getDestination(), words.getLiteral()).ifPresent(words::setLiteral);
            }
            visitChildren(link);
            if (target.isOfSources(page, link.getDestination())) {
                replaceByItsWords(link);
            } else {
                link.setDestination(target.of(page, link.getDestination()));
            }
        }

        private static void replaceByItsWords(Link link) {
            for (Node word = link.getFirstChild(); word != null; word = link.getFirstChild()) {
                link.insertBefore(word);
            }
            link.unlink();
        }

        @Override
        public void visit(Image image) {
            image.setDestination(target.of(page, image.getDestination()));
            visitChildren(image);
        }

        /** Marks for tests, which are comments, are nothing for readers. */
        @Override
        public void visit(HtmlBlock block) {
            if (block.getLiteral().startsWith("<!--")) {
                block.unlink();
            }
        }
    }
}
