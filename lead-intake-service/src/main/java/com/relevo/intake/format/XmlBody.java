package com.relevo.intake.format;

import com.relevo.intake.domain.payload.Node;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * XML as objects of its elements' local names, of which those that come again are lists; an
 * element's text is its value. A document type is refused, so there are no entities to expand or to
 * fetch.
 */
final class XmlBody {
  private static final XMLInputFactory READERS = hardened();
  private static final String NIL = "http://www.w3.org/2001/XMLSchema-instance";
  private static final int DEEPEST = 64;
  private static final int MOST_ELEMENTS = 20_000;

  private final XMLStreamReader xml;
  private int elements;

  private XmlBody(XMLStreamReader xml) {
    this.xml = xml;
  }

  static Optional<Node> parse(byte[] body) {
    try {
      XMLStreamReader xml = READERS.createXMLStreamReader(new StringReader(text(body)));
      try {
        return Optional.of(new Node(new XmlBody(xml).document()));
      } finally {
        xml.close();
      }
    } catch (XMLStreamException | CharacterCodingException | RuntimeException _) {
      return Optional.empty(); // the parser's text may quote the body
    }
  }

  /** UTF-8 alone, as SOAP's tools write: the parser would print what it finds malformed. */
  private static String text(byte[] body) throws CharacterCodingException {
    String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    return text.startsWith("\ufeff") ? text.substring(1) : text;
  }

  private static XMLInputFactory hardened() {
    XMLInputFactory readers = XMLInputFactory.newDefaultFactory();
    readers.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    readers.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    readers.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    readers.setProperty(XMLInputFactory.IS_COALESCING, true);
    return readers;
  }

  private Map<String, @Nullable Object> document() throws XMLStreamException {
    Map<String, @Nullable Object> document = new LinkedHashMap<>();
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
        throw new XMLStreamException("Expected no document type");
      }
      if (event == XMLStreamConstants.START_ELEMENT) {
        document.put(xml.getLocalName(), element(1));
      }
    }
    return document;
  }

  private @Nullable Object element(int depth) throws XMLStreamException {
    if (depth > DEEPEST || ++elements > MOST_ELEMENTS) {
      throw new XMLStreamException("Expected less");
    }
    boolean nil = "true".equals(xml.getAttributeValue(NIL, "nil"));
    Map<String, @Nullable Object> children = new LinkedHashMap<>();
    StringBuilder text = new StringBuilder();
    while (true) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT ->
            add(children, xml.getLocalName(), element(depth + 1));
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(xml.getText());
        case XMLStreamConstants.END_ELEMENT -> {
          if (nil) {
            return null;
          }
          return children.isEmpty() ? text.toString() : children;
        }
        case XMLStreamConstants.ENTITY_REFERENCE, XMLStreamConstants.END_DOCUMENT ->
            throw new XMLStreamException("Expected an element to end");
        default -> {
          // comments and processing instructions say nothing
        }
      }
    }
  }

  @SuppressWarnings("unchecked")
  private static void add(
      Map<String, @Nullable Object> children, String name, @Nullable Object value) {
    if (!children.containsKey(name)) {
      children.put(name, value);
    } else if (children.get(name) instanceof List<?> list) {
      ((List<@Nullable Object>) list).add(value);
    } else {
      List<@Nullable Object> list = new ArrayList<>();
      list.add(children.get(name));
      list.add(value);
      children.put(name, list);
    }
  }
}
