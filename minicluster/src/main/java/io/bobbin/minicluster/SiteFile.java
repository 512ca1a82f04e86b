package io.bobbin.minicluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Reads the properties of one of Hadoop's {@code *-site.xml} files, as they stand there. */
final class SiteFile {

  private SiteFile() {}

  /** Empty if there is no such file. */
  static Map<String, String> read(Path file) throws IOException {
    Map<String, String> values = new HashMap<>();
    if (!Files.exists(file)) {
      return values;
    }
    try {
      NodeList properties =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(file.toFile())
              .getElementsByTagName("property");
      for (int i = 0; i < properties.getLength(); i++) {
        Element property = (Element) properties.item(i);
        values.put(text(property, "name"), text(property, "value"));
      }
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException(file + " is not a Hadoop configuration: " + e.getMessage(), e);
    }
    return values;
  }

  private static String text(Element property, String tag) {
    NodeList found = property.getElementsByTagName(tag);
    return found.getLength() == 0 ? "" : found.item(0).getTextContent().strip();
  }
}
