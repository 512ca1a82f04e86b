package io.bobbin.client.check;

import java.net.URI;
import java.nio.file.Path;

/**
 * A file that the user sends along, as it was found.
 *
 * @param link where it will be in the containers, relative to their working directory
 * @param source a URL with the scheme {@code file} for one of this machine's
 * @param archive whether YARN is to unpack it
 */
public record ShippedFile(String link, URI source, boolean archive) {
  /** Whether it has to be uploaded. */
  public boolean isLocal() {
    return "file".equals(source.getScheme());
  }

  /** Whether it is a jar that stays one. */
  public boolean isJar() {
    return !archive && link.endsWith(".jar");
  }

  /** The file as a jar. */
  public JarSource jar() {
    return isLocal() ? new JarSource.Local(Path.of(source)) : new JarSource.Remote(source);
  }

  /** The file's own name. */
  public String name() {
    return link.substring(link.lastIndexOf('/') + 1);
  }

  /** The directory that it is in, in the containers; empty for their working directory. */
  public String directory() {
    return link.substring(0, Math.max(0, link.lastIndexOf('/')));
  }
}
