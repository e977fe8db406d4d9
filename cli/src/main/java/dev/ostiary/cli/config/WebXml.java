package dev.ostiary.cli.config;

import dev.ostiary.cli.console.Complaint;
import dev.ostiary.cli.console.InputFile;
import dev.ostiary.servlet.AuthFilter;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The filters of this library in a {@code web.xml}. No document type and no entity of it is read. Stateless. */
final class WebXml {
    private WebXml() {}

    /**
     * A filter.
     *
     * @param name as the file calls it
     * @param parameters its init-params
     */
    record Filter(String name, Map<String, String> parameters) {
        /** Names alone; a text may be a secret. */
        @Override
        public String toString() {
            return "Filter[" + name + " " + parameters.keySet() + "]";
        }
    }

    /** @throws Complaint if it cannot be read, is no XML, or declares no such filter */
    static List<Filter> read(InputFile file) {
        List<Filter> filters;
        try {
            filters = filters(reader(file.bytes()));
        } catch (XMLStreamException noXml) {
            throw Complaint.refused(file.name() + ": is no well-formed XML, line "
                    + (noXml.getLocation() == null
                            ? "unknown"
                            : noXml.getLocation().getLineNumber()));
        }
        if (filters.isEmpty()) {
            throw Complaint.refused(file.name() + ": declares no filter of the class " + AuthFilter.class.getName());
        }
        return filters;
    }

    private static XMLStreamReader reader(byte[] xml) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory.createXMLStreamReader(new ByteArrayInputStream(xml));
    }

    private static List<Filter> filters(XMLStreamReader xml) throws XMLStreamException {
        List<Filter> filters = new ArrayList<>();
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT
                    && xml.getLocalName().equals("filter")) {
                Declared declared = new Declared();
                declared.read(xml);
                if (AuthFilter.class.getName().equals(declared.type)) {
                    filters.add(new Filter(declared.name, declared.parameters));
                }
            }
        }
        return filters;
    }

    /** One element {@code filter} while it is read. */
    private static final class Declared {
        private final Map<String, String> parameters = new LinkedHashMap<>();
        private String name = "";
        private String type = "";
        private String parameter = "";

        void read(XMLStreamReader xml) throws XMLStreamException {
            while (xml.next() != XMLStreamConstants.END_ELEMENT
                    || !xml.getLocalName().equals("filter")) {
                if (xml.getEventType() == XMLStreamConstants.START_ELEMENT) {
                    read(xml.getLocalName(), xml);
                }
            }
        }

        private void read(String element, XMLStreamReader xml) throws XMLStreamException {
            switch (element) {
                case "filter-name" -> name = xml.getElementText().strip();
                case "filter-class" -> type = xml.getElementText().strip();
                case "param-name" -> parameter = xml.getElementText().strip();
                case "param-value" -> parameters.put(parameter, xml.getElementText());
                default -> {
                    // Whatever else a filter has says nothing of its settings.
                }
            }
        }
    }
}
